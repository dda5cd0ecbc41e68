package io.turgo.operators.field;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Row;
import java.util.Arrays;
import java.util.List;

/**
 * Fields of rows, kept in a row of state to be given to other rows: a word of null bits, then each field's words (8
 * bytes, 16 for a DECIMAL of more than 18 digits). One thread at a time.
 *
 * @param first  or null, as the next ones, where there are no more
 * @param second or null
 * @param third  or null
 * @param others may be empty
 * @param bytes  the bytes of state
 */
public record KeptFields(KeptField first, KeptField second, KeptField third, List<KeptField> others, int bytes) {
    /** No more fields than this. */
    public static final int MAX_FIELDS = Long.SIZE;

    private static final int NAMED = 3;

    /**
     * The fields in the order of their columns.
     *
     * @param sources of fixed width, at most {@link #MAX_FIELDS}, in the rows that are kept
     * @param targets for each the column that gets it, of the same type
     */
    public static KeptFields of(List<Column> sources, List<Column> targets) {
        final KeptField[] fields = new KeptField[Math.max(NAMED, sources.size())];
        int next = Long.BYTES;
        for (int i = 0; i < sources.size(); i++) {
            fields[i] = KeptField.of(sources.get(i), targets.get(i), i, next);
            next += fields[i].bytes();
        }
        return new KeptFields(fields[0], fields[1], fields[2],
            List.copyOf(Arrays.asList(fields).subList(NAMED, fields.length)), next);
    }

    /** Keeps a row's fields, null ones as zero. */
    public void save(Row row, MemoryWindow state, int at) {
        state.setMemory(at, bytes, (byte) 0);
        if (first != null) {
            first.save(row, state, at);
        }
        if (second != null) {
            second.save(row, state, at);
        }
        if (third != null) {
            third.save(row, state, at);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).save(row, state, at);
        }
    }

    /** Sets the fields of a row. */
    public void load(MemoryWindow state, int at, Row row) {
        final long nulls = state.getLong(at);
        if (first != null) {
            first.load(nulls, state, at, row);
        }
        if (second != null) {
            second.load(nulls, state, at, row);
        }
        if (third != null) {
            third.load(nulls, state, at, row);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).load(nulls, state, at, row);
        }
    }

    /** Makes the fields of a row null. */
    public void clear(Row row) {
        if (first != null) {
            row.setNull(first.target().column());
        }
        if (second != null) {
            row.setNull(second.target().column());
        }
        if (third != null) {
            row.setNull(third.target().column());
        }
        for (int i = 0; i < others.size(); i++) {
            row.setNull(others.get(i).target().column());
        }
    }
}

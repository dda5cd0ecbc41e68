package io.turgo.operators.enrich;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * The added fields in a state row: a word of null bits, then each field's words. One thread at a time.
 *
 * @param first  or null, as the next ones, where there are no more
 * @param second or null
 * @param third  or null
 * @param others may be empty
 * @param bytes  the bytes of state
 */
record AddedFields(AddedField first, AddedField second, AddedField third, List<AddedField> others, int bytes) {
    private static final int NAMED = 3;

    static AddedFields of(Scope reference, Scope out, List<String> names, String prefix) {
        final AddedField[] fields = new AddedField[Math.max(NAMED, names.size())];
        int next = Long.BYTES;
        for (int i = 0; i < names.size(); i++) {
            fields[i] = AddedField.of(reference.column(names.get(i)), out.column(prefix + names.get(i)), i, next);
            next += fields[i].bytes();
        }
        return new AddedFields(fields[0], fields[1], fields[2],
            List.copyOf(Arrays.asList(fields).subList(NAMED, fields.length)), next);
    }

    /** Keeps a reference row's fields, null ones as zero. */
    void save(Row reference, MemoryWindow state, int at) {
        state.setMemory(at, bytes, (byte) 0);
        if (first != null) {
            first.save(reference, state, at);
        }
        if (second != null) {
            second.save(reference, state, at);
        }
        if (third != null) {
            third.save(reference, state, at);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).save(reference, state, at);
        }
    }

    /** Sets the fields of a row that has a match. */
    void load(MemoryWindow state, int at, Row row) {
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

    /** Makes the fields of a row without a match null. */
    void clear(Row row) {
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

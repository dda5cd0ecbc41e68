package io.turgo.operators.over;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * Fields of fixed width as words of state that is all zero before: a bit for each field that is null, where any may be,
 * then the values. Immutable; any thread.
 */
final class StoredFields {
    private final List<String> names;
    private final WordField[] fields;
    private final int[] offsets;
    private final int nullBytes;
    private final int bytes;

    private StoredFields(List<String> names, WordField[] fields, int[] offsets, int nullBytes, int bytes) {
        this.names = names;
        this.fields = fields;
        this.offsets = offsets;
        this.nullBytes = nullBytes;
        this.bytes = bytes;
    }

    /** Those fields of the rows that are stored; none is a STRING. */
    static StoredFields of(Scope in, List<String> names) {
        final WordField[] fields = names.stream().map(name -> new WordField(in.column(name))).toArray(WordField[]::new);
        final int[] offsets = new int[fields.length];
        final int nullBytes = nullBytes(in.schema(), names);
        int next = nullBytes;
        for (int i = 0; i < fields.length; i++) {
            offsets[i] = next;
            next += WordField.bytesOf(fields[i].column().field());
        }
        return new StoredFields(List.copyOf(names), fields, offsets, nullBytes, next);
    }

    private static int nullBytes(Schema schema, List<String> names) {
        final boolean nullable = names.stream().anyMatch(name -> schema.field(name).nullable());
        return nullable ? (names.size() + Long.SIZE - 1) / Long.SIZE * Long.BYTES : 0;
    }

    /** The bytes that they take, a multiple of 8. */
    int bytes() {
        return bytes;
    }

    /** Stores the fields of a row. */
    void save(Row row, MemoryWindow state, int at) {
        for (int i = 0; i < fields.length; i++) {
            if (nullBytes == 0 || !fields[i].isNull(row)) {
                fields[i].save(row, state, at + offsets[i]);
            } else {
                final int word = at + nullWord(i);
                state.putLong(word, state.getLong(word) | 1L << i);
            }
        }
    }

    private static int nullWord(int field) {
        return field / Long.SIZE * Long.BYTES;
    }

    /** What gives some of the stored fields to rows with fields of the same names. */
    Loader loader(Scope target, List<String> wanted) {
        final WordField[] targets =
            wanted.stream().map(name -> new WordField(target.column(name))).toArray(WordField[]::new);
        return new Loader(this, wanted.stream().mapToInt(names::indexOf).toArray(), targets);
    }

    /**
     * Gives stored fields to a row.
     *
     * @param stored  the fields as they are stored
     * @param sources which of them are given
     * @param targets where each goes
     */
    record Loader(StoredFields stored, int[] sources, WordField[] targets) {
        /** Sets the fields of a row, to null where they were. */
        void load(MemoryWindow state, int at, Row row) {
            for (int i = 0; i < targets.length; i++) {
                final int source = sources[i];
                if (stored.nullBytes != 0 && (state.getLong(at + nullWord(source)) & 1L << source) != 0) {
                    row.setNull(targets[i].column());
                } else {
                    targets[i].load(state, at + stored.offsets[source], row);
                }
            }
        }
    }
}

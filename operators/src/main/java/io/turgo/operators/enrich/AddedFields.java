package io.turgo.operators.enrich;

import io.turgo.operators.field.WordField;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The added fields in a state row: a word of null bits, then each field's words. One thread at a time. */
final class AddedFields {
    private final WordField[] sources;
    private final WordField[] targets;
    private final int[] offsets;
    private final int bytes;

    AddedFields(Scope reference, Scope out, List<String> names, String prefix) {
        sources = new WordField[names.size()];
        targets = new WordField[names.size()];
        offsets = new int[names.size()];
        int next = Long.BYTES;
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new WordField(reference.column(names.get(i)));
            targets[i] = new WordField(out.column(prefix + names.get(i)));
            offsets[i] = next;
            next += WordField.bytesOf(sources[i].column().field());
        }
        bytes = next;
    }

    /** The bytes of state. */
    int bytes() {
        return bytes;
    }

    /** Keeps a reference row's fields, null ones as zero. */
    void save(Row reference, UnsafeBuffer state, int at) {
        state.setMemory(at, bytes, (byte) 0);
        long nulls = 0;
        for (int i = 0; i < sources.length; i++) {
            if (sources[i].isNull(reference)) {
                nulls |= 1L << i;
            } else {
                sources[i].save(reference, state, at + offsets[i]);
            }
        }
        state.putLong(at, nulls);
    }

    /** Sets the fields of a row that has a match. */
    void load(UnsafeBuffer state, int at, Row row) {
        final long nulls = state.getLong(at);
        for (int i = 0; i < targets.length; i++) {
            if ((nulls >>> i & 1) != 0) {
                row.setNull(targets[i].column());
            } else {
                targets[i].load(state, at + offsets[i], row);
            }
        }
    }

    /** Makes the fields of a row without a match null. */
    void clear(Row row) {
        for (final WordField target : targets) {
            row.setNull(target.column());
        }
    }
}

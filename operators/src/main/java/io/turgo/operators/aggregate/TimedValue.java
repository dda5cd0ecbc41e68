package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * The value that is not null of least or of greatest event time; of those of one time the first one added, or the last
 * one. State: whether there was a value; its time; its words.
 */
record TimedValue(WordField in, WordField out, boolean latest) implements Accumulator {
    private static final int TIME = Long.BYTES;
    private static final int VALUE = 2 * Long.BYTES;

    TimedValue(Column in, Column out, boolean latest) {
        this(new WordField(in), new WordField(out), latest);
    }

    @Override
    public int stateBytes() {
        return VALUE + WordField.bytesOf(in.column().field());
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row) && claims(row.eventTimeNs(), state, at)) {
            in.save(row, state, at + VALUE);
        }
    }

    /** Whether a value of that time takes the place of the one there is; if so, the place is made ready for it. */
    private boolean claims(long time, MemoryWindow state, int at) {
        final long kept = state.getLong(at + TIME);
        if (state.getLong(at) != 0 && (latest ? time < kept : time >= kept)) {
            return false;
        }
        state.putLong(at, 1);
        state.putLong(at + TIME, time);
        return true;
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (from.getLong(fromAt) != 0 && claims(from.getLong(fromAt + TIME), into, intoAt)) {
            for (int i = VALUE; i < stateBytes(); i += Long.BYTES) {
                into.putLong(intoAt + i, from.getLong(fromAt + i));
            }
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            out.load(state, at + VALUE, row);
        }
    }
}

package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** The least or greatest of values of one word that order as longs. State: whether there was a value; the value. */
record LongExtreme(WordField in, WordField out, boolean least) implements Accumulator {
    LongExtreme(Column in, Column out, boolean least) {
        this(new WordField(in), new WordField(out), least);
    }

    @Override
    public int stateBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            take(in.low(row), state, at);
        }
    }

    private void take(long value, MemoryWindow state, int at) {
        final long kept = state.getLong(at + Long.BYTES);
        if (state.getLong(at) == 0 || (least ? value < kept : value > kept)) {
            state.putLong(at, 1);
            state.putLong(at + Long.BYTES, value);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (from.getLong(fromAt) != 0) {
            take(from.getLong(fromAt + Long.BYTES), into, intoAt);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            out.load(state, at + Long.BYTES, row);
        }
    }
}

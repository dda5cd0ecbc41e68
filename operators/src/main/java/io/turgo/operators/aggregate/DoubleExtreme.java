package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * The least or greatest FLOAT64 in the total order of {@link Double#compare}: -0.0 before 0.0, NaN last. State: whether
 * there was a value; the value.
 */
record DoubleExtreme(DoubleField in, Column out, boolean least) implements Accumulator {
    DoubleExtreme(Column in, Column out, boolean least) {
        this(new DoubleField(in), out, least);
    }

    @Override
    public int stateBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            take(in.read(row), state, at);
        }
    }

    private void take(double value, MemoryWindow state, int at) {
        final int order = Double.compare(value, state.getDouble(at + Long.BYTES));
        if (state.getLong(at) == 0 || (least ? order < 0 : order > 0)) {
            state.putLong(at, 1);
            DoubleField.save(state, at + Long.BYTES, value);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (from.getLong(fromAt) != 0) {
            take(from.getDouble(fromAt + Long.BYTES), into, intoAt);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            DoubleField.set(row, out, state.getDouble(at + Long.BYTES));
        }
    }
}

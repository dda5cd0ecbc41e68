package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** Adds up FLOAT64; the result is the sum or the average. State: the count; the compensated sum's two words. */
record DoubleSum(DoubleField in, Column out, boolean average) implements Accumulator {
    DoubleSum(Column in, Column out, boolean average) {
        this(new DoubleField(in), out, average);
    }

    @Override
    public int stateBytes() {
        return Long.BYTES + CompensatedSum.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            CompensatedSum.add(in.read(row), state, at + Long.BYTES);
            state.putLong(at, state.getLong(at) + 1);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        CompensatedSum.merge(from, fromAt + Long.BYTES, into, intoAt + Long.BYTES);
        into.putLong(intoAt, into.getLong(intoAt) + from.getLong(fromAt));
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final long count = state.getLong(at);
        if (count != 0) {
            final double sum = CompensatedSum.read(state, at + Long.BYTES);
            DoubleField.set(row, out, average ? sum / count : sum);
        }
    }
}

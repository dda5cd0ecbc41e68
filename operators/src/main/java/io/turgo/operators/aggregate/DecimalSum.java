package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.ExactField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** Adds up a DECIMAL. State: whether there was a value; the sum's two words. */
record DecimalSum(ExactField in, ExactSum sum, Column out) implements Accumulator {
    DecimalSum(Column in, Column out) {
        this(new ExactField(in), new ExactSum(new ExactField(in)), out);
    }

    @Override
    public int stateBytes() {
        return Long.BYTES + ExactSum.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            sum.add(row, state, at + Long.BYTES);
            state.putLong(at, 1);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            row.decimal(out, sum.read(state, at + Long.BYTES));
        }
    }
}

package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.ExactField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** The exact average of INT32, INT64 or DECIMAL, rounded once. State: the count; the sum's two words. */
record DecimalAverage(ExactField in, ExactSum sum, Column out, Decimal divisor) implements Accumulator {
    DecimalAverage(Column in, Column out) {
        this(new ExactField(in), new ExactSum(new ExactField(in)), out, new Decimal());
    }

    @Override
    public int stateBytes() {
        return Long.BYTES + ExactSum.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            sum.add(row, state, at + Long.BYTES);
            state.putLong(at, state.getLong(at) + 1);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        sum.merge(from, fromAt + Long.BYTES, into, intoAt + Long.BYTES);
        into.putLong(intoAt, into.getLong(intoAt) + from.getLong(fromAt));
    }

    @Override
    public boolean retractable() {
        return true;
    }

    @Override
    public void retract(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            sum.retract(row, state, at + Long.BYTES);
            state.putLong(at, state.getLong(at) - 1);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final long rows = state.getLong(at);
        if (rows != 0) {
            final Decimal total = sum.read(state, at + Long.BYTES);
            row.decimal(out, total.quotient(total, divisor.setUnscaled(rows, 0), out.field().scale()));
        }
    }
}

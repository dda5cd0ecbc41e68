package io.turgo.operators.aggregate;

import io.turgo.operators.field.ExactField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import org.agrona.concurrent.UnsafeBuffer;

/** Adds up a DECIMAL. State: whether there was a value; the sum's two words. */
final class DecimalSum extends Accumulator {
    private final ExactField in;
    private final ExactSum sum;
    private final Column out;

    DecimalSum(Column in, Column out) {
        this.in = new ExactField(in);
        sum = new ExactSum(this.in);
        this.out = out;
    }

    @Override
    int stateBytes() {
        return Long.BYTES + ExactSum.BYTES;
    }

    @Override
    void add(Row row, UnsafeBuffer state, int at) {
        if (!in.isNull(row)) {
            sum.add(row, state, at + Long.BYTES);
            state.putLong(at, 1);
        }
    }

    @Override
    void write(UnsafeBuffer state, int at, Row row) {
        if (state.getLong(at) != 0) {
            row.decimal(out, sum.read(state, at + Long.BYTES));
        }
    }
}

package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.ExactField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * What {@link DistinctValues} come to: their sum, or its quotient by their number, rounded once. State: the sum's two
 * words. One thread at a time.
 */
record DistinctTotal(ExactSum sum, boolean average, Decimal divisor) {
    DistinctTotal(Column in, boolean average) {
        this(new ExactSum(new ExactField(in)), average, new Decimal());
    }

    /** Adds a value that is new. */
    void add(long low, long high, MemoryWindow state, int at) {
        sum.add(low, high, state, at);
    }

    /** Takes a value out that is no more. */
    void retract(long low, long high, MemoryWindow state, int at) {
        sum.retract(low, high, state, at);
    }

    /**
     * Sets the result.
     *
     * @param count how many values there are, one at least
     * @throws ArithmeticException if a sum of integers is beyond an INT64
     */
    void write(long count, MemoryWindow state, int at, Row row, Column out) {
        final Decimal total = sum.read(state, at);
        if (average) {
            row.decimal(out, total.quotient(total, divisor.setUnscaled(count, 0), out.field().scale()));
        } else if (out.type() == Type.DECIMAL) {
            row.decimal(out, total);
        } else if (total.high() == total.low() >> 63) {
            row.int64(out, total.low());
        } else {
            throw new ArithmeticException(total + " is out of the range of an INT64, sum a DECIMAL");
        }
    }
}

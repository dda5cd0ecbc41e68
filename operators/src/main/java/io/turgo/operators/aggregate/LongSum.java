package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** Adds up INT32 or INT64. State: the count of values; the sum. */
record LongSum(WordField in, Column out) implements Accumulator {
    LongSum(Column in, Column out) {
        this(new WordField(in), out);
    }

    @Override
    public int stateBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            plus(in.low(row), 1, state, at);
        }
    }

    private static void plus(long value, long count, MemoryWindow state, int at) {
        final long sum = state.getLong(at + Long.BYTES);
        final long next = sum + value;
        if (((sum ^ next) & (value ^ next)) < 0) {
            throw outOfRange(sum, " + ", value);
        }
        state.putLong(at, state.getLong(at) + count);
        state.putLong(at + Long.BYTES, next);
    }

    private static ArithmeticException outOfRange(long sum, String operation, long value) {
        return new ArithmeticException(
            sum + operation + value + " is out of the range of an INT64, sum a DECIMAL");
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        plus(from.getLong(fromAt + Long.BYTES), from.getLong(fromAt), into, intoAt);
    }

    @Override
    public boolean retractable() {
        return true;
    }

    @Override
    public void retract(Row row, MemoryWindow state, int at) {
        if (in.isNull(row)) {
            return;
        }
        final long sum = state.getLong(at + Long.BYTES);
        final long value = in.low(row);
        final long next = sum - value;
        if (((sum ^ value) & (sum ^ next)) < 0) {
            throw outOfRange(sum, " - ", value);
        }
        state.putLong(at, state.getLong(at) - 1);
        state.putLong(at + Long.BYTES, next);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            row.int64(out, state.getLong(at + Long.BYTES));
        }
    }
}

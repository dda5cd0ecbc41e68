package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.ExactField;
import io.turgo.record.Row;

/**
 * An exact sum of a field's unscaled values in two words of state, low and high. The values of a field that is not wide
 * are added as words: 2^63 of them stay below 38 digits. Those of a wide field go through a checked addition.
 */
record ExactSum(ExactField field, Decimal sum, Decimal operand) {
    static final int BYTES = 2 * Long.BYTES;

    ExactSum(ExactField field) {
        this(field, new Decimal(), new Decimal());
    }

    void add(Row row, MemoryWindow state, int at) {
        if (field.isWide()) {
            save(load(state, at, field.scale(), sum).add(field.read(row, operand)), state, at);
            return;
        }
        final long value = field.unscaled(row);
        plus(value, value >> 63, state, at);
    }

    /** Adds a value by its words; of a field that is not wide the low one says all. */
    void add(long low, long high, MemoryWindow state, int at) {
        if (field.isWide()) {
            save(load(state, at, field.scale(), sum).add(operand.set(high, low, field.scale())), state, at);
        } else {
            plus(low, low >> 63, state, at);
        }
    }

    private static void plus(long low, long high, MemoryWindow state, int at) {
        final long next = state.getLong(at) + low;
        final long carry = Long.compareUnsigned(next, low) < 0 ? 1 : 0;
        state.putLong(at, next);
        state.putLong(at + Long.BYTES, state.getLong(at + Long.BYTES) + high + carry);
    }

    void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (field.isWide()) {
            final Decimal more = load(from, fromAt, field.scale(), operand);
            save(load(into, intoAt, field.scale(), sum).add(more), into, intoAt);
        } else {
            plus(from.getLong(fromAt), from.getLong(fromAt + Long.BYTES), into, intoAt);
        }
    }

    void retract(Row row, MemoryWindow state, int at) {
        if (field.isWide()) {
            save(load(state, at, field.scale(), sum).subtract(field.read(row, operand)), state, at);
            return;
        }
        minus(field.unscaled(row), state, at);
    }

    /** Takes a value out by its words. */
    void retract(long low, long high, MemoryWindow state, int at) {
        if (field.isWide()) {
            save(load(state, at, field.scale(), sum).subtract(operand.set(high, low, field.scale())), state, at);
        } else {
            minus(low, state, at);
        }
    }

    private static void minus(long value, MemoryWindow state, int at) {
        plus(-value, value == 0 ? 0 : ~(value >> 63), state, at);
    }

    /** The sum; valid until the next call. */
    Decimal read(MemoryWindow state, int at) {
        return load(state, at, field.scale(), sum);
    }

    /** Reads a decimal of known scale from two words. */
    static Decimal load(MemoryWindow state, int at, int scale, Decimal target) {
        return target.set(state.getLong(at + Long.BYTES), state.getLong(at), scale);
    }

    /** Writes a decimal to two words, without its scale. */
    static void save(Decimal value, MemoryWindow state, int at) {
        state.putLong(at, value.low());
        state.putLong(at + Long.BYTES, value.high());
    }
}

package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * The weighted average in FLOAT64. State: the compensated sums of value * weight and of weight, two words each. Without
 * a row the weights add up to zero, which means null anyway.
 */
record DoubleWeightedAverage(DoubleField value, DoubleField weight, Column out) implements Accumulator {
    DoubleWeightedAverage(Column value, Column weight, Column out) {
        this(new DoubleField(value), new DoubleField(weight), out);
    }

    @Override
    public int stateBytes() {
        return 2 * CompensatedSum.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (value.isNull(row) || weight.isNull(row)) {
            return;
        }
        final double factor = weight.read(row);
        CompensatedSum.add(value.read(row) * factor, state, at);
        CompensatedSum.add(factor, state, at + CompensatedSum.BYTES);
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        CompensatedSum.merge(from, fromAt, into, intoAt);
        CompensatedSum.merge(from, fromAt + CompensatedSum.BYTES, into, intoAt + CompensatedSum.BYTES);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final double total = CompensatedSum.read(state, at + CompensatedSum.BYTES);
        if (total != 0) {
            DoubleField.set(row, out, CompensatedSum.read(state, at) / total);
        }
    }
}

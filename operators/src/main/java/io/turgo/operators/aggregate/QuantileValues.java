package io.turgo.operators.aggregate;

import static io.turgo.operators.aggregate.QuantileDescriptor.COUNT;
import static io.turgo.operators.aggregate.QuantileDescriptor.GREATEST;
import static io.turgo.operators.aggregate.QuantileDescriptor.INFINITIES;
import static io.turgo.operators.aggregate.QuantileDescriptor.LEAST;
import static io.turgo.operators.aggregate.QuantileDescriptor.NEGATIVE_INFINITIES;
import static io.turgo.operators.aggregate.QuantileDescriptor.NEGATIVE_TOP;
import static io.turgo.operators.aggregate.QuantileDescriptor.POSITIVE_TOP;
import static io.turgo.operators.aggregate.QuantileDescriptor.ZEROS;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import java.util.List;

/**
 * Estimates quantiles. State: a {@link QuantileSketch}.
 *
 * @param billionths which quantiles, in billionths, one for each output column
 */
record QuantileValues(DoubleField in, List<Column> out, long[] billionths, QuantileSketch sketch)
    implements Accumulator {
    static final long WHOLE = 1_000_000_000;

    @Override
    public int stateBytes() {
        return sketch.stateBytes();
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            sketch.add(in.read(row), state, at);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        sketch.merge(from, fromAt, into, intoAt);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final long count = state.getLong(at + COUNT);
        if (count == 0) {
            return;
        }
        for (int i = 0; i < billionths.length; i++) {
            DoubleField.set(row, out.get(i), value(index(count, billionths[i]), state, at));
        }
    }

    /** The index in ascending order of the least value that so large a part of the values does not exceed. */
    static long index(long count, long part) {
        final long rank = count / WHOLE * part + (count % WHOLE * part + WHOLE - 1) / WHOLE;
        return Math.max(rank, 1) - 1;
    }

    private double value(long index, MemoryWindow state, int at) {
        final long finiteIndex = index - state.getLong(at + NEGATIVE_INFINITIES);
        if (finiteIndex < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        final long finite = QuantileSketch.finite(state, at);
        if (finiteIndex >= finite) {
            return finiteIndex < finite + state.getLong(at + INFINITIES) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        final double least = state.getDouble(at + LEAST);
        final double greatest = state.getDouble(at + GREATEST);
        if (finiteIndex == 0 || finiteIndex == finite - 1) {
            return finiteIndex == 0 ? least : greatest;
        }
        return Math.min(Math.max(estimate(finiteIndex, state, at), least), greatest);
    }

    private double estimate(long index, MemoryWindow state, int at) {
        final int base = sketch.base(state, at);
        final int negativeTop = state.getInt(at + NEGATIVE_TOP);
        long left = index;
        for (int bucket = negativeTop; bucket > 0 && bucket >= Math.min(base, negativeTop); bucket--) {
            left -= sketch.count(true, bucket, base, state, at);
            if (left < 0) {
                return -Buckets.value(bucket);
            }
        }
        left -= state.getLong(at + ZEROS);
        if (left < 0) {
            return 0;
        }
        final int positiveTop = state.getInt(at + POSITIVE_TOP);
        int bucket = Math.min(base, positiveTop);
        for (; bucket < positiveTop; bucket++) {
            left -= sketch.count(false, bucket, base, state, at);
            if (left < 0) {
                break;
            }
        }
        return Buckets.value(bucket);
    }
}

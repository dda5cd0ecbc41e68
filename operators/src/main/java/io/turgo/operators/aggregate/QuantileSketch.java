package io.turgo.operators.aggregate;

import static io.turgo.operators.aggregate.QuantileDescriptor.COUNT;
import static io.turgo.operators.aggregate.QuantileDescriptor.COUNTERS;
import static io.turgo.operators.aggregate.QuantileDescriptor.COUNTER_BYTES;
import static io.turgo.operators.aggregate.QuantileDescriptor.GREATEST;
import static io.turgo.operators.aggregate.QuantileDescriptor.INFINITIES;
import static io.turgo.operators.aggregate.QuantileDescriptor.LEAST;
import static io.turgo.operators.aggregate.QuantileDescriptor.NANS;
import static io.turgo.operators.aggregate.QuantileDescriptor.NEGATIVE_INFINITIES;
import static io.turgo.operators.aggregate.QuantileDescriptor.NEGATIVE_TOP;
import static io.turgo.operators.aggregate.QuantileDescriptor.POSITIVE_TOP;
import static io.turgo.operators.aggregate.QuantileDescriptor.ZEROS;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;

/**
 * Counts of doubles by magnitude, in state words laid out by {@link QuantileDescriptor}: a DDSketch of bounded size. C.
 * Masson, J. E. Rim, H. K. Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees",
 * PVLDB 12 (2019). Where the buckets do not suffice, the least magnitudes share one, the base bucket. Which one that is
 * follows from the greatest magnitudes alone, so that a sketch depends on neither the order of its values nor on how
 * they were merged.
 *
 * <p>Stateless; any thread. Nothing allocates but errors.
 *
 * @param counters how many buckets there is room for
 */
record QuantileSketch(int counters) {
    private static final long COUNTER_MASK = 0xFFFF_FFFFL;

    int stateBytes() {
        return COUNTERS + counters * COUNTER_BYTES;
    }

    /** The least bucket that a sketch with those top buckets has room for; 0 is no bucket. */
    int base(int positiveTop, int negativeTop) {
        if (positiveTop == 0 || negativeTop == 0) {
            return Math.max(1, Math.max(positiveTop, negativeTop) - counters + 1);
        }
        final int even = Math.floorDiv(positiveTop + negativeTop + 3 - counters, 2);
        return Math.max(1, Math.max(even, Math.max(positiveTop, negativeTop) - counters + 2));
    }

    int base(MemoryWindow state, int at) {
        return base(state.getInt(at + POSITIVE_TOP), state.getInt(at + NEGATIVE_TOP));
    }

    void add(double value, MemoryWindow state, int at) {
        increase(state, at + COUNT, 1);
        if (value != value) {
            increase(state, at + NANS, 1);
        } else if (Double.isInfinite(value)) {
            increase(state, at + (value > 0 ? INFINITIES : NEGATIVE_INFINITIES), 1);
        } else {
            bound(value, value, finite(state, at) == 1, state, at);
            if (Buckets.isZero(value)) {
                increase(state, at + ZEROS, 1);
            } else {
                take(value < 0, Buckets.of(Math.abs(value)), 1, state, at);
            }
        }
    }

    private static void increase(MemoryWindow state, int at, long by) {
        state.putLong(at, state.getLong(at) + by);
    }

    /** How many finite values there are. */
    static long finite(MemoryWindow state, int at) {
        return state.getLong(at + COUNT) - state.getLong(at + NEGATIVE_INFINITIES) - state.getLong(at + INFINITIES)
            - state.getLong(at + NANS);
    }

    private static void bound(double least, double greatest, boolean first, MemoryWindow state, int at) {
        if (first || Double.compare(least, state.getDouble(at + LEAST)) < 0) {
            DoubleField.save(state, at + LEAST, least);
        }
        if (first || Double.compare(greatest, state.getDouble(at + GREATEST)) > 0) {
            DoubleField.save(state, at + GREATEST, greatest);
        }
    }

    private void take(boolean negative, int bucket, long by, MemoryWindow state, int at) {
        final int topAt = at + (negative ? NEGATIVE_TOP : POSITIVE_TOP);
        if (bucket > state.getInt(topAt)) {
            raise(negative, bucket, state, at);
        }
        increaseCounter(state, counterAt(negative, bucket, base(state, at), at), by);
    }

    private static void increaseCounter(MemoryWindow state, int at, long by) {
        final long count = (state.getInt(at) & COUNTER_MASK) + by;
        if (count > COUNTER_MASK) {
            throw new ArithmeticException(count + " values of about the same magnitude > " + COUNTER_MASK);
        }
        state.putInt(at, (int) count);
    }

    /** Where a bucket, or the base bucket for those before it, has its counter. */
    private int counterAt(boolean negative, int bucket, int base, int at) {
        final int index = Math.max(bucket - base, 0);
        return at + COUNTERS + (negative ? counters - 1 - index : index) * COUNTER_BYTES;
    }

    /** How many values a bucket has, or, if it is the base bucket, it and those before it. */
    long count(boolean negative, int bucket, int base, MemoryWindow state, int at) {
        return state.getInt(counterAt(negative, bucket, base, at)) & COUNTER_MASK;
    }

    /** Makes a bucket the top one of its sign, and room for it. */
    private void raise(boolean negative, int top, MemoryWindow state, int at) {
        final int positiveTop = state.getInt(at + POSITIVE_TOP);
        final int negativeTop = state.getInt(at + NEGATIVE_TOP);
        final int from = base(positiveTop, negativeTop);
        final int to = negative ? base(positiveTop, top) : base(top, negativeTop);
        if (to > from) {
            move(false, positiveTop, from, to, state, at);
            move(true, negativeTop, from, to, state, at);
        }
        state.putInt(at + (negative ? NEGATIVE_TOP : POSITIVE_TOP), top);
    }

    /** Moves the counters of one sign to where they are with another base, the least ones into one. */
    private void move(boolean negative, int top, int from, int to, MemoryWindow state, int at) {
        for (int bucket = from; bucket <= top; bucket++) {
            final int place = counterAt(negative, bucket, from, at);
            final long count = state.getInt(place) & COUNTER_MASK;
            state.putInt(place, 0);
            increaseCounter(state, counterAt(negative, bucket, to, at), count);
        }
    }

    void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (finite(from, fromAt) != 0) {
            bound(from.getDouble(fromAt + LEAST), from.getDouble(fromAt + GREATEST), finite(into, intoAt) == 0,
                into, intoAt);
            mergeCounters(false, from, fromAt, into, intoAt);
            mergeCounters(true, from, fromAt, into, intoAt);
        }
        for (int i = COUNT; i <= NANS; i += Long.BYTES) {
            increase(into, intoAt + i, from.getLong(fromAt + i));
        }
    }

    private void mergeCounters(boolean negative, MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        final int base = base(from, fromAt);
        final int top = from.getInt(fromAt + (negative ? NEGATIVE_TOP : POSITIVE_TOP));
        for (int bucket = top; bucket > 0 && bucket >= Math.min(base, top); bucket--) {
            final long count = count(negative, bucket, base, from, fromAt);
            if (count != 0) {
                take(negative, bucket, count, into, intoAt);
            }
        }
    }
}

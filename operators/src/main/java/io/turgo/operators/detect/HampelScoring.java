package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;

/**
 * How far a value lies from the median of the last values before it, in their median absolute deviation: the Hampel
 * identifier over a sliding window (F. R. Hampel, "The Influence Curve and its Role in Robust Estimation", JASA 69
 * (1974), 383-393; L. Davies and U. Gather, "The Identification of Multiple Outliers", JASA 88 (1993), 782-792). Half
 * of the window may be outliers and do not change what is usual.
 * <pre>
 *   0        8               + 8 * window    + 8 * window
 *  +--------+---------------+---------------+
 *  | count  | by arrival    | sorted        |
 *  +--------+---------------+---------------+
 * </pre>
 *
 * @param window    the number of values looked back at, odd
 * @param threshold the deviations at which the score is 0.5
 */
record HampelScoring(int window, double threshold) implements Scoring {
    private static final int ARRIVED_OFFSET = 8;
    private static final int LARGEST_WINDOW = 1023;
    /** The median absolute deviation of a normal distribution times this is its standard deviation. */
    private static final double NORMAL = 1.4826;

    HampelScoring {
        if (window < 3 || window > LARGEST_WINDOW || window % 2 == 0) {
            throw new ConfigurationException("window=" + window + " of the Hampel detector is not odd and in 3.."
                + LARGEST_WINDOW + ", choose e.g. " + Scorings.HAMPEL_WINDOW);
        }
        Deviations.requireThreshold(threshold, "the Hampel detector");
    }

    @Override
    public String logic() {
        return "hampel/1 window=" + window + " threshold=" + Double.toHexString(threshold);
    }

    @Override
    public int stateBytes() {
        return Long.BYTES + 2 * window * Double.BYTES;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        final long count = state.getLong(at);
        final int sortedAt = at + ARRIVED_OFFSET + window * Double.BYTES;
        final int arrivedAt = at + ARRIVED_OFFSET + (int) (count % window) * Double.BYTES;
        state.putLong(at, count + 1);
        if (count < window) {
            state.putDouble(arrivedAt, value);
            moveDown(value, (int) count, state, sortedAt);
            return Double.NaN;
        }
        final double median = state.getDouble(sortedAt + window / 2 * Double.BYTES);
        final double score =
            Deviations.score(Math.abs(value - median), NORMAL * deviation(median, state, sortedAt), threshold);
        replace(state.getDouble(arrivedAt), value, state, sortedAt);
        state.putDouble(arrivedAt, value);
        return score;
    }

    /**
     * The median distance from the median: the last of the nearer half of all distances but the median's own. Below the
     * median they rise downwards and above it upwards, so it is looked for how many of the half lie below.
     */
    private double deviation(double median, MemoryWindow state, int sortedAt) {
        final int half = window / 2;
        final int middleAt = sortedAt + half * Double.BYTES;
        int below = 0;
        int most = half;
        while (below < most) {
            final int one = below + most >>> 1;
            final double farther = median - state.getDouble(middleAt - (one + 1) * Double.BYTES);
            final double nearer = state.getDouble(middleAt + (half - one) * Double.BYTES) - median;
            if (farther < nearer) {
                below = one + 1;
            } else {
                most = one;
            }
        }
        final double lowest = below == 0 ? 0 : median - state.getDouble(middleAt - below * Double.BYTES);
        final double highest =
            below == half ? 0 : state.getDouble(middleAt + (half - below) * Double.BYTES) - median;
        return Math.max(lowest, highest);
    }

    /** Puts a value in the place of another one of the sorted values. */
    private void replace(double old, double value, MemoryWindow state, int sortedAt) {
        int i = find(old, state, sortedAt);
        while (i + 1 < window && state.getDouble(sortedAt + (i + 1) * Double.BYTES) < value) {
            state.putDouble(sortedAt + i * Double.BYTES, state.getDouble(sortedAt + (i + 1) * Double.BYTES));
            i++;
        }
        moveDown(value, i, state, sortedAt);
    }

    /** Where a sorted value is. */
    private int find(double value, MemoryWindow state, int sortedAt) {
        int from = 0;
        int to = window - 1;
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (state.getDouble(sortedAt + middle * Double.BYTES) < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Puts a value into its place at or below {@code last}, whose own content is given up. */
    private static void moveDown(double value, int last, MemoryWindow state, int sortedAt) {
        int i = last;
        while (i > 0 && state.getDouble(sortedAt + (i - 1) * Double.BYTES) > value) {
            state.putDouble(sortedAt + i * Double.BYTES, state.getDouble(sortedAt + (i - 1) * Double.BYTES));
            i--;
        }
        state.putDouble(sortedAt + i * Double.BYTES, value);
    }
}

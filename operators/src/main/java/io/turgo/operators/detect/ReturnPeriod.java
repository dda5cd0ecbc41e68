package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * In how many rows a surprise of some size is to be expected once, judged by the largest ones so far.
 *
 * <p>The excess over the smallest of the K largest is taken as Pareto distributed, its index estimated as in B. M.
 * Hill, "A Simple General Approach to Inference About the Tail of a Distribution", Annals of Statistics 3 (1975),
 * 1163-1174, drawn towards {@value #USUAL_INDEX} with the weight of {@value #USUAL_WEIGHT} observations; the period
 * follows as in peaks over threshold (J. Pickands, Annals of Statistics 3 (1975), 119-131). A tail of several heaps is
 * not extrapolated over what was seen: the period is at most the rows so far divided by how many of the K are about as
 * large or larger. Surprises come in clusters: within {@value #CLUSTER} rows from a large one only the largest is
 * learned, and only when the cluster is over.
 * <pre>
 *   0               8 * K           + 8
 *  +---------------+---------------+-----------------+
 *  | K largest,    | largest of    | rows left of    |
 *  | descending    | the cluster   | the cluster     |
 *  +---------------+---------------+-----------------+
 * </pre>
 */
final class ReturnPeriod {
    /** The number of largest surprises kept. */
    static final int K = 16;
    /** Length of the state in bytes. */
    static final int LENGTH = (K + 2) * Long.BYTES;
    /** The rows before there is a period. */
    static final int WARM_UP = 2 * K;

    private static final int LAST_OFFSET = (K - 1) * Long.BYTES;
    private static final int CLUSTER_OFFSET = K * Long.BYTES;
    private static final int LEFT_OFFSET = CLUSTER_OFFSET + Long.BYTES;
    private static final int CLUSTER = 6;
    private static final double USUAL_INDEX = 0.4;
    private static final int USUAL_WEIGHT = 8;
    private static final double LIKE = 0.9;
    /** A surprise after nothing but none: as if there had been ones of this part of the largest, or of this size. */
    private static final double TINY_PART = 1e-12;
    private static final double TINY = 1e-300;
    /** More than any period, so that it has an end where the tail has none: e^69 rows. */
    private static final double MAX_LOG = 69;
    private static final double LARGEST = 1e150;

    private ReturnPeriod() {
    }

    /**
     * The natural logarithm of the return period in rows, 0 for a surprise that is none, then learns the surprise.
     *
     * @param measured the surprise, 0 or more; infinite ones are taken as the largest there is
     * @param rows     learned before
     */
    static double learn(double measured, long rows, MemoryWindow state, int at) {
        final double surprise = Math.min(measured, LARGEST);
        if (rows < K) {
            insert(surprise, (int) rows, state, at);
            return 0;
        }
        final double least = state.getDouble(at + LAST_OFFSET);
        final double log = rows >= WARM_UP && surprise > least ? log(surprise, least, rows, state, at) : 0;
        cluster(surprise, state, at);
        return log;
    }

    private static double log(double surprise, double least, long rows, MemoryWindow state, int at) {
        final double largest = state.getDouble(at);
        final double base = Math.max(least, TINY_PART * largest + TINY);
        // One logarithm of the product instead of one for each: the ratios are at most 1e12 each, four fit a double.
        double index = 0;
        int like = 0;
        double product = 1;
        for (int i = 0; i < K; i++) {
            final double one = state.getDouble(at + i * Long.BYTES);
            if (one >= LIKE * surprise) {
                like++;
            }
            product *= Math.max(one, base) / base;
            if ((i & 3) == 3) {
                index += StrictMath.log(product);
                product = 1;
            }
        }
        index = (index + USUAL_WEIGHT * USUAL_INDEX) / (K - 1 + USUAL_WEIGHT);
        final double beyond = StrictMath.log((double) rows / K) + StrictMath.log(surprise / base) / index;
        final double seen = like == 0 ? beyond : StrictMath.log((double) rows / like);
        return Math.max(0, Math.min(Math.min(beyond, seen), MAX_LOG));
    }

    private static void cluster(double surprise, MemoryWindow state, int at) {
        final long left = state.getLong(at + LEFT_OFFSET) - 1;
        double largest = state.getDouble(at + CLUSTER_OFFSET);
        if (left >= 0) {
            state.putLong(at + LEFT_OFFSET, left);
            if (left == 0) {
                if (largest > state.getDouble(at + LAST_OFFSET)) {
                    insert(largest, K - 1, state, at);
                }
                largest = 0;
            }
        }
        if (surprise > state.getDouble(at + LAST_OFFSET)) {
            if (left <= 0) {
                state.putLong(at + LEFT_OFFSET, CLUSTER);
            }
            largest = Math.max(largest, surprise);
        }
        state.putDouble(at + CLUSTER_OFFSET, largest);
    }

    /** Puts a surprise into its place above {@code last}, whose own content is given up. */
    private static void insert(double surprise, int last, MemoryWindow state, int at) {
        int i = last;
        while (i > 0 && state.getDouble(at + (i - 1) * Long.BYTES) < surprise) {
            state.putDouble(at + i * Long.BYTES, state.getDouble(at + (i - 1) * Long.BYTES));
            i--;
        }
        state.putDouble(at + i * Long.BYTES, surprise);
    }
}

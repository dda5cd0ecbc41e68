package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * Whether the mean of a series has changed, by the cumulative sum of what lies beyond a slack, up and down (E. S. Page,
 * "Continuous Inspection Schemes", Biometrika 41 (1954), 100-115). Values are measured in standard deviations from the
 * mean since the last change:
 * <pre>
 *   z = (value - mean) / deviation
 *   up = max(0, up + z - slack), down = max(0, down - z - slack)
 *   score = s / (s + threshold), s = the larger of up and down
 * </pre>
 * With a fixed reference, mean and deviation are those of the first {@code warmUp} values (CUSUM); else they go on to
 * be learned (D. V. Hinkley, "Inference about the change-point from cumulative sum tests", Biometrika 58 (1971),
 * 509-523; the Page-Hinkley test). At a score above 0.5 the change is told, and the level after it is learned anew:
 * there is no score for the next {@code warmUp} values.
 * <pre>
 *   0       8       16           24      32
 *  +-------+-------+------------+-------+-------+
 *  | count | mean  | squares    | up    | down  |
 *  +-------+-------+------------+-------+-------+
 * </pre>
 *
 * @param fixed     whether the reference is fixed
 * @param slack     the deviations by which values may lie off, 0 or more
 * @param threshold the sum at which the score is 0.5
 * @param warmUp    the values to learn before there is a score, at least 2
 */
record ChangeScoring(boolean fixed, double slack, double threshold, int warmUp) implements Scoring {
    private static final int MEAN_OFFSET = 8;
    private static final int SQUARES_OFFSET = 16;
    private static final int UP_OFFSET = 24;
    private static final int DOWN_OFFSET = 32;
    private static final int LENGTH = 40;
    private static final double CHANGED = 0.5;

    ChangeScoring {
        Deviations.requirePositive("slack", slack, "the change detector", Scorings.CHANGE_SLACK);
        Deviations.requirePositive("threshold", threshold, "the change detector", Scorings.CHANGE_THRESHOLD);
        Deviations.requireAtLeast("warmUp", warmUp, 2, "the change detector");
    }

    @Override
    public String logic() {
        return (fixed ? "cusum/1" : "page-hinkley/1") + " slack=" + Double.toHexString(slack) + " threshold="
            + Double.toHexString(threshold) + " warmUp=" + warmUp;
    }

    @Override
    public int stateBytes() {
        return LENGTH;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        final long count = state.getLong(at);
        if (count < warmUp) {
            learn(value, count, state, at);
            return Double.NaN;
        }
        final double score = sum(value, count, state, at);
        if (score > CHANGED) {
            restart(value, state, at);
        } else if (!fixed) {
            learn(value, count, state, at);
        }
        return score;
    }

    private double sum(double value, long count, MemoryWindow state, int at) {
        final double distance = value - state.getDouble(at + MEAN_OFFSET);
        final double deviation = Math.sqrt(state.getDouble(at + SQUARES_OFFSET) / count);
        if (deviation == 0) {
            return distance == 0 ? 0 : 1;
        }
        final double z = distance / deviation;
        final double up = Math.max(0, state.getDouble(at + UP_OFFSET) + z - slack);
        final double down = Math.max(0, state.getDouble(at + DOWN_OFFSET) - z - slack);
        state.putDouble(at + UP_OFFSET, up);
        state.putDouble(at + DOWN_OFFSET, down);
        return Deviations.ratio(Math.max(up, down), threshold);
    }

    /** Mean and sum of squared distances by B. P. Welford (Technometrics 4 (1962), 419-420). */
    private static void learn(double value, long count, MemoryWindow state, int at) {
        final double mean = state.getDouble(at + MEAN_OFFSET);
        final double distance = value - mean;
        final double next = mean + distance / (count + 1);
        state.putLong(at, count + 1);
        state.putDouble(at + MEAN_OFFSET, next);
        state.putDouble(at + SQUARES_OFFSET, state.getDouble(at + SQUARES_OFFSET) + distance * (value - next));
    }

    private static void restart(double value, MemoryWindow state, int at) {
        state.putLong(at, 1);
        state.putDouble(at + MEAN_OFFSET, value);
        state.putDouble(at + SQUARES_OFFSET, 0);
        state.putDouble(at + UP_OFFSET, 0);
        state.putDouble(at + DOWN_OFFSET, 0);
    }
}

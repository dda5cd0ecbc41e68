package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * How far a value lies from what is usual at its time of the day or the week, in standard deviations of that distance:
 * a seasonal profile as in Holt-Winters smoothing without level and trend (P. R. Winters, "Forecasting Sales by
 * Exponentially Weighted Moving Averages", Management Science 6 (1960), 324-342), its bins and the squared distance
 * learned as moving means. There is no score where nothing was seen at that time of the period before, and during
 * the first {@value #WARM_UP} distances.
 * <pre>
 *   0       8           16
 *  +-------+-----------+---------------+
 *  | count | variance  | SeasonProfile |
 *  +-------+-----------+---------------+
 * </pre>
 *
 * @param name      of the season
 * @param profile   the period and its bins
 * @param threshold the deviations at which the score is 0.5
 */
record SeasonalScoring(String name, SeasonProfile profile, double threshold) implements Scoring {
    /** The distances learned before there is a score. */
    static final int WARM_UP = 100;

    private static final int VARIANCE_OFFSET = 8;
    private static final int PROFILE_OFFSET = 16;
    private static final double WEIGHT = 0.01;

    SeasonalScoring {
        Deviations.requireThreshold(threshold, "the seasonal detector");
    }

    @Override
    public String logic() {
        return name + "/1 bins=" + profile.bins() + " threshold=" + Double.toHexString(threshold);
    }

    @Override
    public int stateBytes() {
        return PROFILE_OFFSET + profile.bins() * SeasonProfile.BIN_LENGTH;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        final double distance = Math.abs(profile.learn(value, timeNs, Double.NaN, state, at + PROFILE_OFFSET));
        if (Double.isNaN(distance)) {
            return Double.NaN;
        }
        final long count = state.getLong(at);
        final double variance = state.getDouble(at + VARIANCE_OFFSET);
        final double weight = Math.max(WEIGHT, 1.0 / (count + 1));
        state.putLong(at, count + 1);
        state.putDouble(at + VARIANCE_OFFSET, variance + weight * (distance * distance - variance));
        return count < WARM_UP ? Double.NaN : Deviations.score(distance, Math.sqrt(variance), threshold);
    }
}

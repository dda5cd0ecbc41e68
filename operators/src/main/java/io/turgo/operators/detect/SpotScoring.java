package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;

/**
 * How improbable a value is as an extreme: peaks over a threshold follow a generalised Pareto distribution (A. Siffer,
 * P.-A. Fouque, A. Termier, C. Largouet, "Anomaly Detection in Streams with Extreme Value Theory", KDD 2017, algorithms
 * SPOT and DSPOT). The threshold is the 98th percentile of the first {@value #CALIBRATION} values; the distribution is
 * fitted by the method of moments (J. R. M. Hosking and J. F. Wallis, Technometrics 29 (1987), 339-349), which needs
 * only sums, where the paper maximises the likelihood.
 * <pre>
 *   p     = peaks / count * (1 + shape * excess / scale) ^ (-1 / shape)        how probable a value as large is
 *   score = ln p / (ln p + ln risk)                        0.5 at p = risk; 0 for a value that is no peak
 * </pre>
 * A tail that seems to end is taken as exponential, so that scores go on to tell how far beyond it a value lies. What
 * scores above 0.5 is no peak of the tail, but moves the mean: a new level is usual after a while. Without a drift the
 * upper tail of the values is looked at, with one both tails of their distance from their moving mean.
 * <pre>
 *   0       8       16          24      32      40          48 = 8 * 11
 *  +-------+-------+-----------+-------+-------+-----------+-------------------+
 *  | count | mean  | threshold | peaks | sum   | squares   | 11 largest so far |
 *  +-------+-------+-----------+-------+-------+-----------+-------------------+
 * </pre>
 *
 * @param risk  the probability at which the score is 0.5, between 0 and 1
 * @param drift over how many values the mean moves, 0 for values that do not drift
 */
record SpotScoring(double risk, int drift) implements Scoring {
    /** The values before there is a score. */
    static final int CALIBRATION = 500;

    private static final int MEAN_OFFSET = 8;
    private static final int THRESHOLD_OFFSET = 16;
    private static final int PEAKS_OFFSET = 24;
    private static final int SUM_OFFSET = 32;
    private static final int SQUARES_OFFSET = 40;
    private static final int LARGEST_OFFSET = 48;
    /** One in 50 of the first values is a peak; the next one below them is the threshold. */
    private static final int LARGEST = CALIBRATION / 50 + 1;
    private static final int LENGTH = LARGEST_OFFSET + LARGEST * Double.BYTES;
    /** A smaller shape is taken as an exponential tail. */
    private static final double NO_SHAPE = 1e-9;

    SpotScoring {
        if (!(risk > 0 && risk < 1)) {
            throw new ConfigurationException("risk=" + risk + " of the SPOT detector is not between 0 and 1, choose "
                + "e.g. " + Scorings.SPOT_RISK);
        }
        Deviations.requireAtLeast("drift", drift, 0, "the SPOT detector");
    }

    @Override
    public String logic() {
        return "spot/1 risk=" + Double.toHexString(risk) + " drift=" + drift;
    }

    @Override
    public int stateBytes() {
        return LENGTH;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        final long count = state.getLong(at);
        final double mean = count == 0 ? value : state.getDouble(at + MEAN_OFFSET);
        final double x = drift == 0 ? value : Math.abs(value - mean);
        final double score = count < CALIBRATION ? calibrate(x, count, state, at) : extreme(x, count, state, at);
        if (!(score > 0.5)) {
            state.putLong(at, count + 1);
        }
        state.putDouble(at + MEAN_OFFSET, mean + (value - mean) * Math.max(weight(), 1.0 / (count + 1)));
        return score;
    }

    private double weight() {
        return drift == 0 ? 0 : 2.0 / (drift + 1);
    }

    /** Keeps the largest; the last value of the calibration makes them the first peaks. */
    private static double calibrate(double x, long count, MemoryWindow state, int at) {
        final int largestAt = at + LARGEST_OFFSET;
        int i = (int) Math.min(count, LARGEST);
        if (i < LARGEST || x > state.getDouble(largestAt + (LARGEST - 1) * Double.BYTES)) {
            i = Math.min(i, LARGEST - 1);
            while (i > 0 && state.getDouble(largestAt + (i - 1) * Double.BYTES) < x) {
                state.putDouble(largestAt + i * Double.BYTES, state.getDouble(largestAt + (i - 1) * Double.BYTES));
                i--;
            }
            state.putDouble(largestAt + i * Double.BYTES, x);
        }
        if (count == CALIBRATION - 1) {
            final double threshold = state.getDouble(largestAt + (LARGEST - 1) * Double.BYTES);
            state.putDouble(at + THRESHOLD_OFFSET, threshold);
            for (int each = 0; each < LARGEST - 1; each++) {
                peak(state.getDouble(largestAt + each * Double.BYTES) - threshold, state, at);
            }
        }
        return Double.NaN;
    }

    private double extreme(double x, long count, MemoryWindow state, int at) {
        final double excess = x - state.getDouble(at + THRESHOLD_OFFSET);
        if (excess <= 0) {
            return 0;
        }
        final double peaks = state.getLong(at + PEAKS_OFFSET);
        final double mean = state.getDouble(at + SUM_OFFSET) / peaks;
        final double variance = state.getDouble(at + SQUARES_OFFSET) / peaks - mean * mean;
        final double score = mean > 0 && variance > 0
            ? score(logProbability(excess, mean, variance) + StrictMath.log(peaks / count)) : 1;
        if (score <= 0.5) {
            peak(excess, state, at);
        }
        return score;
    }

    /** The logarithm of how probable an excess as large is among the peaks. */
    private static double logProbability(double excess, double mean, double variance) {
        final double ratio = mean * mean / variance;
        final double shape = (1 - ratio) / 2;
        if (shape < NO_SHAPE) {
            return -excess / mean;
        }
        return -StrictMath.log(1 + shape * excess / (mean * (ratio + 1) / 2)) / shape;
    }

    private double score(double logProbability) {
        return Deviations.ratio(Math.max(0, -logProbability), -StrictMath.log(risk));
    }

    private static void peak(double excess, MemoryWindow state, int at) {
        state.putLong(at + PEAKS_OFFSET, state.getLong(at + PEAKS_OFFSET) + 1);
        state.putDouble(at + SUM_OFFSET, state.getDouble(at + SUM_OFFSET) + excess);
        state.putDouble(at + SQUARES_OFFSET, state.getDouble(at + SQUARES_OFFSET) + excess * excess);
    }
}

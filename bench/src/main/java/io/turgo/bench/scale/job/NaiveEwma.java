package io.turgo.bench.scale.job;

/** By hand what the detector of {@link EwmaPart} does: a mean and a variance for each key. One thread. */
public final class NaiveEwma {
    /** The weight of the newest value. */
    static final double ALPHA = 0.05;
    /** The standard deviations at which the score is 0.5. */
    static final double THRESHOLD = 6.0;

    private final boolean[] seen;
    private final double[] means;
    private final double[] variances;

    /** @param keys how many there are */
    public NaiveEwma(int keys) {
        seen = new boolean[keys];
        means = new double[keys];
        variances = new double[keys];
    }

    /** Scores a value of a key, then learns it; NaN for the key's first one. */
    public double score(int key, double value) {
        if (!seen[key]) {
            seen[key] = true;
            means[key] = value;
            return Double.NaN;
        }
        final double distance = value - means[key];
        final double score = score(Math.abs(distance), variances[key]);
        final double step = ALPHA * distance;
        means[key] += step;
        variances[key] = (1 - ALPHA) * (variances[key] + distance * step);
        return score;
    }

    private static double score(double distance, double variance) {
        if (variance == 0) {
            return distance == 0 ? 0 : 1;
        }
        final double z = distance / Math.sqrt(variance);
        return z / (z + THRESHOLD);
    }
}

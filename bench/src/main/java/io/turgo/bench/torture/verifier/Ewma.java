package io.turgo.bench.torture.verifier;

/** A moving mean and variance with a weight of 0.05, and how far the next value lies off in deviations. */
final class Ewma {
    private static final double WEIGHT = 0.05;
    private static final double THRESHOLD = 6;
    private static final int WARM_UP = 2;

    private int count;
    private double mean;
    private double variance;

    /** The score of a value, null while too little is known; the value is then learned. */
    Double next(double value) {
        final Double score = count < WARM_UP ? null : score(value);
        if (count == 0) {
            mean = value;
        } else {
            final double distance = value - mean;
            final double step = WEIGHT * distance;
            mean = mean + step;
            variance = (1 - WEIGHT) * (variance + distance * step);
        }
        count++;
        return score;
    }

    private Double score(double value) {
        final double distance = Math.abs(value - mean);
        if (variance == 0) {
            return distance == 0 ? 0.0 : 1.0;
        }
        final double deviations = distance / Math.sqrt(variance);
        return deviations / (deviations + THRESHOLD);
    }
}

package io.turgo.bench.scale;

/**
 * A straight line through points, {@code y = intercept + slope * x}, by least squares of the relative errors: each
 * point counts by how far it is off in percent, so that large values do not outweigh small ones.
 *
 * @param intercept at x = 0
 * @param slope     per unit of x
 */
record Fit(double intercept, double slope) {
    private static final double MOST_RATIO = 100;

    /** The line through the points (x[i], y[i]), of which there are at least two with different x; y is positive. */
    static Fit of(double[] x, double[] y) {
        double weights = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            final double weight = 1 / (y[i] * y[i]);
            weights += weight;
            sumX += weight * x[i];
            sumY += weight * y[i];
        }
        final double meanX = sumX / weights;
        final double meanY = sumY / weights;
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            final double weight = 1 / (y[i] * y[i]);
            covariance += weight * (x[i] - meanX) * (y[i] - meanY);
            variance += weight * (x[i] - meanX) * (x[i] - meanX);
        }
        final double slope = covariance / variance;
        return new Fit(meanY - slope * meanX, slope);
    }

    /** The line's y. */
    double at(double x) {
        return intercept + slope * x;
    }

    /** The greatest y[i] / at(x[i]); no more than {@value #MOST_RATIO}, also where the line is below 0. */
    double worstRatio(double[] x, double[] y) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, y[i] / Math.max(at(x[i]), y[i] / MOST_RATIO));
        }
        return worst;
    }
}

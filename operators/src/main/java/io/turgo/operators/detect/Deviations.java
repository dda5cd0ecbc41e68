package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;

/** A score from a distance and the usual one. */
final class Deviations {
    private Deviations() {
    }

    /** 0 to 1, and 0.5 where the distance is {@code threshold} times the usual one; after nothing but none, 0 or 1. */
    static double score(double distance, double usual, double threshold) {
        if (usual == 0) {
            return distance == 0 ? 0 : 1;
        }
        return ratio(distance / usual, threshold);
    }

    /** {@code x / (x + half)}, also where x is infinite. */
    static double ratio(double x, double half) {
        final double sum = x + half;
        return sum == Double.POSITIVE_INFINITY ? 1 : x / sum;
    }

    /** Checks a number of deviations. */
    static void requireThreshold(double threshold, String what) {
        requirePositive("threshold", threshold, what, Scorings.DEVIATIONS);
    }

    /**
     * Checks that a setting is positive and finite.
     *
     * @throws ConfigurationException naming it, its value and one that would do
     */
    static void requirePositive(String setting, double value, String what, double example) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ConfigurationException(
                setting + "=" + value + " of " + what + " is not positive and finite, choose e.g. " + example);
        }
    }

    /**
     * Checks a number of values.
     *
     * @throws ConfigurationException naming it and its bound
     */
    static void requireAtLeast(String setting, int value, int least, String what) {
        if (value < least) {
            throw new ConfigurationException(setting + "=" + value + " < " + least + " of " + what + ", raise it");
        }
    }
}

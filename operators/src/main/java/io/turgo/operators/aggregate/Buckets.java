package io.turgo.operators.aggregate;

import com.datadoghq.sketch.ddsketch.mapping.BitwiseLinearlyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;

/**
 * Numbers from 1 up for the magnitudes of doubles, in the order of magnitudes: {@value #PER_OCTAVE} between a power of
 * two and the next, by sketches-java's mapping that needs no more than the bits of a double, and so gives the same on
 * every machine. Stateless; any thread.
 */
final class Buckets {
    /** The relative error of {@link #value}, at most: half of a bucket's width. */
    static final double RELATIVE_ERROR = 1.0 / 129;

    private static final int SIGNIFICANT_BITS = 6;
    private static final int PER_OCTAVE = 1 << SIGNIFICANT_BITS;
    private static final IndexMapping MAPPING = new BitwiseLinearlyInterpolatedMapping(SIGNIFICANT_BITS);
    private static final int BEFORE_FIRST = MAPPING.index(Double.MIN_NORMAL) - 1;

    private Buckets() {
    }

    /** Whether a value is too small to have a bucket: 0, and what a double holds with fewer digits. */
    static boolean isZero(double value) {
        return Math.abs(value) < Double.MIN_NORMAL;
    }

    /** The bucket of a positive number that is not too small. */
    static int of(double magnitude) {
        return MAPPING.index(magnitude) - BEFORE_FIRST;
    }

    /** The number whose relative distance to both ends of the bucket is the same. */
    static double value(int bucket) {
        final double from = MAPPING.lowerBound(bucket + BEFORE_FIRST);
        final double to = Math.min(MAPPING.upperBound(bucket + BEFORE_FIRST), Double.MAX_VALUE);
        return from * (2 / (1 + from / to));
    }
}

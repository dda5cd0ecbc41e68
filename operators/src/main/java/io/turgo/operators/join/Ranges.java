package io.turgo.operators.join;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/** Sums of times that end at the edges of a TIMESTAMP's range. */
final class Ranges {
    private Ranges() {
    }

    /** {@code timeNs} and so much more, or less if it is negative. */
    static long plus(long timeNs, long moreNs) {
        final long sum = timeNs + moreNs;
        if (((timeNs ^ sum) & (moreNs ^ sum)) < 0) {
            return timeNs < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    /** {@code timeNs} and so much less, or more if it is negative. */
    static long minus(long timeNs, long lessNs) {
        return lessNs == Long.MIN_VALUE ? plus(plus(timeNs, Long.MAX_VALUE), 1) : plus(timeNs, -lessNs);
    }

    /** A duration in nanoseconds. */
    static long nanoseconds(Duration duration, String what) {
        try {
            return duration.toNanos();
        } catch (final ArithmeticException e) {
            throw new ConfigurationException(what + "=" + duration + " is beyond "
                + Duration.ofNanos(Long.MAX_VALUE) + ", which is the range of a TIMESTAMP", e);
        }
    }
}

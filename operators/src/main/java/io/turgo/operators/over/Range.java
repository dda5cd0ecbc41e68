package io.turgo.operators.over;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/**
 * How far back a frame reaches in event time. Immutable; any thread.
 *
 * @param lengthNs from the frame's last instant to its first, both of them in the frame; 0 or more
 */
record Range(long lengthNs) {
    static Range of(Duration length) {
        if (length.isNegative()) {
            throw new ConfigurationException("range=" + length + " < 0, a frame reaches back from its row");
        }
        try {
            return new Range(length.toNanos());
        } catch (ArithmeticException e) {
            throw new ConfigurationException("range=" + length + " > " + Duration.ofNanos(Long.MAX_VALUE)
                + ", which is the range of a TIMESTAMP", e);
        }
    }

    /** The last instant whose frame has a row of that time; beyond the range of a TIMESTAMP its last one. */
    long lastInstant(long timeNs) {
        final long last = timeNs + lengthNs;
        return last < timeNs ? Long.MAX_VALUE : last;
    }
}

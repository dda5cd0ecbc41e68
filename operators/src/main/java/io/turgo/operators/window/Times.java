package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/** Checks durations of a definition and gives them in nanoseconds. */
final class Times {
    private Times() {
    }

    /**
     * Any duration.
     *
     * @param what it is, for the message
     */
    static long any(Duration duration, String what) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new ConfigurationException(what + "=" + duration + " > " + Duration.ofNanos(Long.MAX_VALUE)
                + ", which is the range of a TIMESTAMP", e);
        }
    }

    static long positive(Duration duration, String what) {
        final long nanoseconds = any(duration, what);
        if (nanoseconds <= 0) {
            throw new ConfigurationException(what + "=" + duration + " <= 0, it is a nanosecond at least");
        }
        return nanoseconds;
    }

    static long notNegative(Duration duration, String what) {
        final long nanoseconds = any(duration, what);
        if (nanoseconds < 0) {
            throw new ConfigurationException(what + "=" + duration + " < 0, name zero or more");
        }
        return nanoseconds;
    }
}

package io.turgo.counters;

import java.time.Instant;

/**
 * One distinct error and how often it was seen.
 *
 * @param count        times seen, at least 1
 * @param firstEpochMs when it was first seen, epoch milliseconds
 * @param lastEpochMs  when it was last seen, epoch milliseconds
 * @param text         the error with its stack trace
 */
public record ErrorObservation(int count, long firstEpochMs, long lastEpochMs, String text) {
    /** A line with count and times (UTC), then the error with its stack trace. */
    public String describe() {
        return count + (count == 1 ? " time" : " times") + ", first " + Instant.ofEpochMilli(firstEpochMs)
            + ", last " + Instant.ofEpochMilli(lastEpochMs) + "\n" + text;
    }
}

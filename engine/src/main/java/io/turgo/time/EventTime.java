package io.turgo.time;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/**
 * How a source's records get their event time and how far it may be out of order.
 *
 * @param field         the TIMESTAMP field that holds it, or null to use the ingest time
 * @param disorderNs    how much earlier than the latest time seen a record may be; the watermark trails the latest time
 *                      by this much. At 0 a second record of the same time is late already
 * @param idleTimeoutNs after how long without a record a partition no longer holds the watermark back; 0 for never
 * @param mark          the nullable TIMESTAMP field by which records themselves say what the watermark is, or null if
 *                      it follows from their times
 */
public record EventTime(String field, long disorderNs, long idleTimeoutNs, String mark) {
    /** Checks that neither time is negative. */
    public EventTime {
        if (disorderNs < 0 || idleTimeoutNs < 0) {
            throw new ConfigurationException("disorder=" + disorderNs + " ns and idleTimeout=" + idleTimeoutNs
                + " ns must not be negative");
        }
    }

    /** Records carry their time in a field and come in its order; equal times are in order. */
    public static EventTime ascending(String field) {
        return new EventTime(field, 1, 0, null);
    }

    private static long nanoseconds(Duration duration, String what) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new ConfigurationException(what + "=" + duration + " > " + Duration.ofNanos(Long.MAX_VALUE)
                + ", which is the range of a TIMESTAMP", e);
        }
    }

    /** Records carry their time in a field and may come late by at most {@code disorder}. */
    public static EventTime bounded(String field, Duration disorder) {
        return new EventTime(field, nanoseconds(disorder, "disorder"), 0, null);
    }

    /**
     * Records carry their time in a field, and some of them a mark: that no more records of their partition are due
     * whose time is at or before it. Between marks the watermark stands, however far the times are.
     *
     * @param mark the TIMESTAMP field that is null but in records with a mark
     */
    public static EventTime punctuated(String field, String mark) {
        return new EventTime(field, 0, 0, mark);
    }

    /** Records have the time at which they were journaled. */
    public static EventTime ingest() {
        return new EventTime(null, 1, 0, null);
    }

    /**
     * The same, and a partition that is quiet for {@code timeout} of the wall clock steps aside. When all partitions of
     * the source are quiet, event time goes on with the journaled wall clock from the latest time seen.
     */
    public EventTime idleAfter(Duration timeout) {
        return new EventTime(field, disorderNs, nanoseconds(timeout, "idleTimeout"), mark);
    }
}

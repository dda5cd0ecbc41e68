package io.turgo.bench.latency;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What a subject came to.
 *
 * @param eventsPerSecond how many were done in a second of the counted part
 * @param saturated       whether it fell behind the rate, so that its latencies only tell how long the run was
 * @param latencies       from when each event was due to its verdict, in nanoseconds, without the warm-up
 * @param gaps            the longest gap between two looks at the clock in each millisecond of the sender; empty where
 *                        the sender cannot tell
 */
public record LatencyResult(double eventsPerSecond, boolean saturated, Histogram latencies, Histogram gaps) {
    /** The longest latency that is told apart, in nanoseconds. */
    public static final long LONGEST_NS = 60_000_000_000L;

    private static final int DIGITS = 3;

    /** An empty histogram of the kind that all subjects use. */
    public static Histogram histogram() {
        return new Histogram(LONGEST_NS, DIGITS);
    }

    /** Adds a value; one too long for the histogram counts as the longest, one below 0 as 0. */
    public static void record(Histogram histogram, long valueNs) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NS, valueNs)));
    }

    /** The result of a subject in another process, which hands over its histogram as HdrHistogram compresses it. */
    public static LatencyResult decoded(double eventsPerSecond, boolean saturated, String base64) {
        try {
            return new LatencyResult(eventsPerSecond, saturated, Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(base64)), LONGEST_NS), histogram());
        } catch (final DataFormatException e) {
            throw new IllegalArgumentException("not a compressed HdrHistogram: " + e.getMessage(), e);
        }
    }
}

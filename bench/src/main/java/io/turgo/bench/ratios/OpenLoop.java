package io.turgo.bench.ratios;

import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Sends at a fixed rate, whatever becomes of what was sent, and says when each event was due: latency is counted from
 * there, so that a stall is paid by everything that was due in it. Spins on the caller's thread, and takes each
 * millisecond's longest gap between two looks at the clock for a hiccup of machine or JVM.
 */
final class OpenLoop {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MILLISECOND_NS = 1_000_000L;
    private static final int DIGITS = 3;
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final long intervalNs;
    private final int count;
    private final int warmUp;
    private final Histogram latencies = new Histogram(60 * SECOND_NS, DIGITS);
    private final Histogram hiccups = new Histogram(60 * SECOND_NS, DIGITS);
    private volatile long startNs;

    /**
     * @param eventsPerSecond the rate
     * @param seconds         how long; the first quarter is not counted
     */
    OpenLoop(int eventsPerSecond, int seconds) {
        intervalNs = SECOND_NS / eventsPerSecond;
        count = eventsPerSecond * seconds;
        warmUp = count / 4;
    }

    /** How many events there are. */
    int count() {
        return count;
    }

    /** Calls {@code send} with the number of each event when it is due. */
    void run(IntConsumer send) {
        long lastNs = CLOCK.nanoTime();
        long gapNs = 0;
        long reportNs = lastNs;
        startNs = lastNs + MILLISECOND_NS;
        for (int i = 0; i < count; i++) {
            final long dueNs = dueNs(i);
            long nowNs = CLOCK.nanoTime();
            while (nowNs < dueNs) {
                Thread.onSpinWait();
                lastNs = nowNs;
                nowNs = CLOCK.nanoTime();
                gapNs = Math.max(gapNs, nowNs - lastNs);
            }
            if (nowNs - reportNs > MILLISECOND_NS) {
                hiccups.recordValue(gapNs);
                gapNs = 0;
                reportNs = nowNs;
            }
            send.accept(i);
        }
    }

    private long dueNs(int index) {
        return startNs + index * intervalNs;
    }

    /** An event has arrived. One thread, the consumer's. */
    void arrived(int index) {
        if (index >= warmUp) {
            latencies.recordValue(Math.max(0, CLOCK.nanoTime() - dueNs(index)));
        }
    }

    /** From due to arrived; once the consumer has come to rest. */
    Histogram latencies() {
        return latencies;
    }

    /** The longest gap of each millisecond. */
    Histogram hiccups() {
        return hiccups;
    }
}

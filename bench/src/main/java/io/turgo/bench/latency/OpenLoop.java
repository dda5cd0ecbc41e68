package io.turgo.bench.latency;

import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Sends at a fixed rate, whatever becomes of what was sent, and says when each event was due: latency is counted from
 * there, so that a stall is paid by everything that was due in it. Spins on the caller's thread, and notes each
 * millisecond's longest gap between two looks at the clock while nothing is due: what machine and JVM did to a thread
 * that wanted nothing but to run. Gives up on a consumer that falls behind by as long as the whole run.
 */
public final class OpenLoop {
    private static final double SECOND_NS = 1e9;
    private static final long MILLISECOND_NS = 1_000_000L;
    /** Whoever is this share of the run behind at its end does not keep up with the rate. */
    private static final double SATURATED_FROM = 0.1;
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final double intervalNs;
    private final long warmUpNs;
    private final long durationNs;
    private final int count;
    private final Histogram latencies = LatencyResult.histogram();
    private final Histogram gaps = LatencyResult.histogram();
    private volatile long startNs;
    private volatile int sent;
    private volatile boolean gaveUp;
    private int counted;
    private long firstCountedNs;
    private long lastNs;

    /** The loop of a task; without a rate, each event is due as soon as the one before has been taken. */
    public OpenLoop(LatencyTask task) {
        warmUpNs = (long) (task.warmUpSeconds() * SECOND_NS);
        durationNs = warmUpNs + (long) (task.seconds() * SECOND_NS);
        intervalNs = task.peak() ? 0 : SECOND_NS / task.eventsPerSecond();
        count = task.peak() ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, durationNs / intervalNs);
    }

    /** Calls {@code send} with the number of each event, from 0, when it is due; once. */
    public void run(IntConsumer send) {
        startNs = CLOCK.nanoTime() + MILLISECOND_NS;
        final long giveUpNs = startNs + 2 * durationNs;
        long nowNs = CLOCK.nanoTime();
        long gapNs = 0;
        long reportNs = startNs + warmUpNs;
        int next = 0;
        while (next < count && (intervalNs > 0 || nowNs < startNs + durationNs)) {
            final long dueNs = dueNs(next);
            long beforeNs = nowNs;
            nowNs = CLOCK.nanoTime();
            while (nowNs < dueNs) {
                Thread.onSpinWait();
                beforeNs = nowNs;
                nowNs = CLOCK.nanoTime();
                gapNs = Math.max(gapNs, nowNs - beforeNs);
            }
            if (nowNs < reportNs) {
                gapNs = 0;
            } else if (gapNs > 0 && nowNs - reportNs > MILLISECOND_NS) {
                LatencyResult.record(gaps, gapNs);
                gapNs = 0;
                reportNs = nowNs;
            }
            if (nowNs > giveUpNs) {
                gaveUp = true;
                break;
            }
            send.accept(next++);
        }
        sent = next;
    }

    private long dueNs(int index) {
        return startNs + (long) (index * intervalNs);
    }

    /** An event has its verdict. One thread, the consumer's. */
    public void arrived(int index) {
        final long nowNs = CLOCK.nanoTime();
        final long dueNs = dueNs(index);
        if (nowNs >= startNs + warmUpNs) {
            if (counted++ == 0) {
                firstCountedNs = nowNs;
            }
            lastNs = nowNs;
        }
        if (dueNs >= startNs + warmUpNs) {
            LatencyResult.record(latencies, nowNs - dueNs);
        }
    }

    /** How many events were sent. */
    public int sent() {
        return sent;
    }

    /** What was measured; once the consumer has come to rest. */
    public LatencyResult result() {
        final double elapsedNs = Math.max(1, lastNs - firstCountedNs);
        final boolean behind =
            intervalNs > 0 && lastNs - dueNs(sent) > SATURATED_FROM * durationNs;
        return new LatencyResult(counted * SECOND_NS / elapsedNs, gaveUp || behind, latencies, gaps);
    }
}

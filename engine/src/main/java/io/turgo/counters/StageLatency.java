package io.turgo.counters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Latencies of one stage since start. The stage's thread records; any thread may ask for a summary, which neither
 * blocks nor slows the recording beyond a swap of two histograms.
 * <p>
 * Three significant digits: a summary is printed with three, and they should be right. That is 220 KB a histogram and
 * three histograms a stage, of which the stage's thread touches only the few KB around its usual latencies.
 */
public final class StageLatency {
    /** The greatest latency that is told apart, in nanoseconds; greater ones are recorded as this and counted. */
    public static final long HIGHEST_NS = 60_000_000_000L;
    static final int SIGNIFICANT_DIGITS = 3;
    private static final VarHandle CLAMPED;

    static {
        try {
            CLAMPED = MethodHandles.lookup().findVarHandle(StageLatency.class, "clamped", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int significantDigits;
    private final SingleWriterRecorder recorder;
    private final Histogram sinceStart;
    private final List<StageLatency> others = new ArrayList<>();
    /** The recorder's second histogram while it is out of use; null until the recorder has made it. */
    private Histogram interval;
    /** Everything since {@link #recent} was asked for last; null until it has been. */
    private Histogram recent;
    private long clamped;

    /** Latencies with three significant digits. */
    public StageLatency() {
        this(SIGNIFICANT_DIGITS);
    }

    StageLatency(int significantDigits) {
        this.significantDigits = significantDigits;
        recorder = new SingleWriterRecorder(1, HIGHEST_NS, significantDigits);
        sinceStart = new Histogram(1, HIGHEST_NS, significantDigits);
    }

    /**
     * Records one latency. The stage's thread only; allocates nothing.
     *
     * @param latencyNs nanoseconds; a negative one (the clocks at its two ends differ) counts as 0
     */
    public void record(long latencyNs) {
        if (latencyNs < 0 || latencyNs > HIGHEST_NS) {
            recordOutOfRange(latencyNs);
        } else {
            recorder.recordValue(latencyNs);
        }
    }

    private void recordOutOfRange(long latencyNs) {
        if (latencyNs > HIGHEST_NS) {
            recorder.recordValue(HIGHEST_NS);
            CLAMPED.setRelease(this, clamped + 1);
        } else {
            recorder.recordValue(0);
        }
    }

    /** For another thread that runs the same stage: what it records is part of this one's summary. Any thread. */
    public synchronized StageLatency another() {
        final StageLatency other = new StageLatency(significantDigits);
        others.add(other);
        return other;
    }

    /** Everything recorded before the call. Any thread. */
    public synchronized LatencySummary summary() {
        long clampedBefore = drainInto(sinceStart, recent);
        for (final StageLatency other : others) {
            clampedBefore += other.drainInto(sinceStart, recent);
        }
        return summaryOf(sinceStart, clampedBefore);
    }

    /** Everything recorded since this was called last, or since start. Any thread; what was clamped is not told. */
    public synchronized LatencySummary recent() {
        if (recent == null) {
            summary();
            recent = sinceStart.copy();
        } else {
            summary();
        }
        final LatencySummary found = summaryOf(recent, 0);
        recent.reset();
        return found;
    }

    private static LatencySummary summaryOf(Histogram all, long clamped) {
        return new LatencySummary(all.getTotalCount(), percentileNs(all, 50), percentileNs(all, 99),
            percentileNs(all, 99.9), Math.min(all.getMaxValue(), HIGHEST_NS), all.getMean(), clamped);
    }

    /** Adds what was recorded since the last time; gives how much was clamped since start. */
    private synchronized long drainInto(Histogram target, Histogram lately) {
        final long clampedBefore = (long) CLAMPED.getAcquire(this);
        interval = recorder.getIntervalHistogram(interval);
        target.add(interval);
        if (lately != null) {
            lately.add(interval);
        }
        return clampedBefore;
    }

    private static long percentileNs(Histogram all, double percentile) {
        return Math.min(all.getValueAtPercentile(percentile), HIGHEST_NS);
    }
}

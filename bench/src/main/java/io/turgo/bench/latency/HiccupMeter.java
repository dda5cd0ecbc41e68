package io.turgo.bench.latency;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How late the machine lets a thread run that asks for nothing but to be woken: a thread of its own sleeps again and
 * again and records by how much it overslept. A long one also stands for the shorter ones that would have been seen in
 * its time. The idea is that of jHiccup (Gil Tene, Azul Systems). It sleeps nearly all the time and takes about a
 * thousandth of a core. Started by the constructor, ended by {@link #close}.
 */
public final class HiccupMeter implements AutoCloseable {
    /** From one wake-up to the next. */
    public static final long PERIOD_NS = 5_000_000L;

    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Histogram hiccups = LatencyResult.histogram();
    private final Thread thread = new Thread(this::run, "bench-hiccups");
    private volatile boolean running = true;

    /** Starts. */
    public HiccupMeter() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running) {
            final long wantedNs = CLOCK.nanoTime() + PERIOD_NS;
            long nowNs = CLOCK.nanoTime();
            while (nowNs < wantedNs && running) {
                LockSupport.parkNanos(wantedNs - nowNs);
                nowNs = CLOCK.nanoTime();
            }
            if (running) {
                hiccups.recordValueWithExpectedInterval(
                    Math.min(LatencyResult.LONGEST_NS, nowNs - wantedNs), PERIOD_NS);
            }
        }
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How late it was woken, in nanoseconds; once closed. */
    public Histogram hiccups() {
        return hiccups;
    }
}

package io.turgo.examples.embedded;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;

/** Lets a recorded feed come at a rate, however late the event before was. Belongs to the publishing thread. */
final class Pace {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long PARK_ABOVE_NS = 200_000;

    private final NanoClock clock;
    private final int perSecond;
    private long startNs;
    private long events;

    /** @param perSecond how many events a second; 0 for as fast as they are taken */
    Pace(NanoClock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** Waits until the next event is due; gives the time at which it goes. */
    long awaitNs() {
        long nowNs = clock.nanoTime();
        if (perSecond == 0) {
            return nowNs;
        }
        if (events == 0) {
            startNs = nowNs;
        }
        final long dueNs = startNs + events++ * SECOND_NS / perSecond;
        while (nowNs < dueNs) {
            if (dueNs - nowNs > PARK_ABOVE_NS) {
                LockSupport.parkNanos(dueNs - nowNs - PARK_ABOVE_NS);
            } else {
                Thread.onSpinWait();
            }
            nowNs = clock.nanoTime();
        }
        return nowNs;
    }
}

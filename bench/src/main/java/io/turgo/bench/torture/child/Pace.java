package io.turgo.bench.torture.child;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets records come in small bursts, no faster than told: a kill is then in the midst of something. One thread. */
final class Pace {
    private static final int BURSTS_PER_SECOND = 200;

    private final int burst;
    private final long pauseNs;
    private int sent;

    /** @param perSecond at most so many records a second; 0 for no limit */
    Pace(int perSecond) {
        burst = perSecond == 0 ? 0 : Math.max(1, perSecond / BURSTS_PER_SECOND);
        pauseNs = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(burst) / perSecond;
    }

    /** To be called for each record. */
    void next() {
        if (burst > 0 && ++sent == burst) {
            sent = 0;
            LockSupport.parkNanos(pauseNs);
        }
    }
}

package io.turgo.testing;

import java.time.Duration;
import java.time.Instant;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** A clock that stands still until it is moved. One thread. */
public final class ManualClock implements EpochNanoClock, NanoClock {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private long nowNs;

    /** A clock that shows that time, of the years 1677 to 2262. */
    public ManualClock(Instant start) {
        nowNs = Math.addExact(Math.multiplyExact(start.getEpochSecond(), NS_PER_SECOND), start.getNano());
    }

    /** Nanoseconds since the epoch. */
    @Override
    public long nanoTime() {
        return nowNs;
    }

    /** Moves it on, or back if the duration is negative, as the clock of a machine may be set. */
    public void advance(Duration by) {
        nowNs += by.toNanos();
    }
}

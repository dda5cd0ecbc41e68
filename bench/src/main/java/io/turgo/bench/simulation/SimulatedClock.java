package io.turgo.bench.simulation;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** A clock that stands still until it is moved; it goes on over crashes. */
final class SimulatedClock implements EpochNanoClock, NanoClock {
    static final long SECOND_NS = 1_000_000_000L;

    private long nowNs = 1_790_000_000L * SECOND_NS;

    @Override
    public long nanoTime() {
        return nowNs;
    }

    void advance(long ns) {
        nowNs += ns;
    }
}

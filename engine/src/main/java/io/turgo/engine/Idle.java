package io.turgo.engine;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What a thread does while it has nothing to do. */
public enum Idle {
    /** Spins: the least latency, and a core for each such thread. */
    SPIN {
        @Override
        IdleStrategy create() {
            return BusySpinIdleStrategy.INSTANCE;
        }
    },
    /** Yields the core to whoever wants it, and otherwise spins. */
    YIELD {
        @Override
        IdleStrategy create() {
            return YieldingIdleStrategy.INSTANCE;
        }
    },
    /** Spins a little, yields a little, then parks for longer and longer, to 50 us: costs a few percent of a core. */
    BACKOFF {
        @Override
        IdleStrategy create() {
            return new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, MAX_PARK_NS);
        }
    };

    private static final long MAX_SPINS = 20;
    private static final long MAX_YIELDS = 50;
    private static final long MIN_PARK_NS = 1_000;
    private static final long MAX_PARK_NS = 50_000;

    /** A strategy for one thread. */
    abstract IdleStrategy create();
}

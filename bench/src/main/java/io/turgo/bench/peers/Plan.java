package io.turgo.bench.peers;

import io.turgo.error.ConfigurationException;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param quick    whether it is to be over in three minutes
 * @param events   how many trades a run at full speed takes, its warm-up among them
 * @param cores    how many cores there are
 * @param programs what takes part
 */
record Plan(boolean quick, int events, int cores, Set<Program> programs) {
    /** The first of so many parts of the trades do not count, for everyone. */
    static final int WARM_UP_PART = 4;
    /** The rate of the open loops, if an engine's own peak is twice that or more. */
    static final int EVENTS_PER_SECOND = 100_000;

    private static final int LEAST_EVENTS = 100_000;
    private static final int MOST_EVENTS = 64_000_000;
    private static final int QUICK_EVENTS = 16_000_000;
    private static final int FULL_EVENTS = 32_000_000;

    Plan {
        if (events < LEAST_EVENTS || events > MOST_EVENTS) {
            throw new ConfigurationException("--events " + events + " must be " + LEAST_EVENTS + " to " + MOST_EVENTS
                + ", as all trades lie in memory and a part of them warms up");
        }
    }

    static int events(boolean quick) {
        return quick ? QUICK_EVENTS : FULL_EVENTS;
    }

    /** How often Turgo and the best peers run again in turns. */
    int pairs() {
        return quick ? 3 : 9;
    }

    /** How often each contender's latency is measured. */
    int latencyRounds() {
        return quick ? 1 : 9;
    }

    int latencySeconds() {
        return quick ? 3 : 10;
    }

    int latencyWarmUpSeconds() {
        return quick ? 2 : 5;
    }

    /** Short, so that several snapshots fall into a run. */
    int snapshotMs() {
        return quick ? 500 : 2_000;
    }

    /** When a child is given up. */
    int limitSeconds() {
        return quick ? 60 : 300;
    }
}

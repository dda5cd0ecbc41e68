package io.turgo.bench.memory;

import io.turgo.operators.window.GroupedWindows;
import io.turgo.operators.window.Session;
import java.time.Duration;

/**
 * Sessions with a gap of half an hour; each key has an event every ten minutes for an hour, then only every second one,
 * until the sessions of the others are over.
 */
record SessionLoad(int keys) implements Load {
    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Duration ROUND = Duration.ofMinutes(10);
    private static final int ROUNDS_OF_ALL = 6;
    private static final int ROUNDS_OF_HALF = 5;
    private static final int STRETCHES_A_ROUND = 10;

    @Override
    public String name() {
        return "session, gap 30 min";
    }

    @Override
    public GroupedWindows<?> windows() {
        return Session.gap(GAP);
    }

    @Override
    public Visits visits() {
        return new Visits(keys, ROUND.toNanos());
    }

    @Override
    public boolean comes(long index) {
        return index < (long) ROUNDS_OF_ALL * keys || visits().number(index) % 2 == 0;
    }

    @Override
    public long events() {
        return (long) (ROUNDS_OF_ALL + ROUNDS_OF_HALF) * keys;
    }

    @Override
    public long stretch() {
        return keys / STRETCHES_A_ROUND;
    }

    /** All odd keys' sessions: the rounds of half of the keys last longer than the gap by more than a round. */
    @Override
    public Totals expected() {
        final Totals totals = new Totals();
        for (long i = 0; i < (long) ROUNDS_OF_ALL * keys; i++) {
            if (visits().number(i) % 2 != 0) {
                totals.add(i < keys ? 1 : 0, 1, visits().value(i));
            }
        }
        return totals;
    }
}

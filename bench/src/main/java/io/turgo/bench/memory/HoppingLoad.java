package io.turgo.bench.memory;

import io.turgo.operators.window.GroupedWindows;
import io.turgo.operators.window.Hopping;
import java.time.Duration;

/**
 * A day's window that hops by five minutes; each key has an event every two hours, so that twelve of the 288 panes of
 * its window are active. A day to fill the window, then as many hops as wanted.
 *
 * @param hops behind the first day
 */
record HoppingLoad(int keys, int hops) implements Load {
    private static final Duration SIZE = Duration.ofDays(1);
    private static final Duration HOP = Duration.ofMinutes(5);
    private static final Duration ROUND = Duration.ofHours(2);

    @Override
    public String name() {
        return "hopping, 24 h by 5 min";
    }

    @Override
    public GroupedWindows<?> windows() {
        return Hopping.of(SIZE, HOP);
    }

    @Override
    public Visits visits() {
        return new Visits(keys, ROUND.toNanos());
    }

    @Override
    public long events() {
        return visits().before(Visits.START_NS + SIZE.toNanos() + hops * HOP.toNanos()) + 1;
    }

    @Override
    public long stretch() {
        return keys / (ROUND.toNanos() / HOP.toNanos());
    }

    @Override
    public Totals expected() {
        final Totals totals = new Totals();
        final Visits visits = visits();
        final long[] sums = new long[(int) events() + 1];
        for (int i = 0; i < events(); i++) {
            sums[i + 1] = sums[i] + visits.value(i);
        }
        final long lastNs = visits.timeNs(events() - 1);
        for (long endNs = Visits.START_NS + HOP.toNanos(); endNs <= lastNs; endNs += HOP.toNanos()) {
            final int from = (int) visits.before(Math.max(Visits.START_NS, endNs - SIZE.toNanos()));
            final int to = (int) visits.before(endNs);
            totals.add(Math.min(keys, to - from), to - from, sums[to] - sums[from]);
        }
        return totals;
    }
}

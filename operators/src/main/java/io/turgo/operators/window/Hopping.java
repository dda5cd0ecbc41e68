package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/**
 * Windows of one size of which one begins with every hop, so that a row is in several. A pane is as long as the
 * greatest common divisor of size and hop; so windows of 24 hours that hop by 5 minutes have 288 panes, and a key keeps
 * a row for each of those 5 minutes in which it has rows, the last 288 of them. {@link PaneWindows} has the semantics
 * and the bytes of a row.
 *
 * <p>A window that fires starts from the one before. It takes time for each row of the panes that are new to it, for
 * all rows of the keys with rows in panes that it has left, and for each result. Where rows are given again or early
 * ({@link #allowedLateness}, {@link #early}), all of its panes are merged instead. Windows without rows give no
 * results.
 *
 * <p>Sizes and hops are lengths of time: a day is 24 hours, in UTC but for {@link #offset}. Days of a time zone, of 23
 * and 25 hours now and then, are there for {@link Tumbling#days} only.
 *
 * <p>Immutable; any thread.
 */
public final class Hopping extends PaneWindows<Hopping> {
    private Hopping(WindowAxis axis, Emission emission, Grouping grouping) {
        super(axis, emission, grouping);
    }

    /**
     * Windows aligned to the epoch.
     *
     * @param hop from one nanosecond to the size
     * @throws ConfigurationException if the hop is not in its range, or the size over 292 years
     */
    public static Hopping of(Duration size, Duration hop) {
        final long sizeNs = Times.positive(size, "window size");
        final long hopNs = Times.positive(hop, "window hop");
        if (hopNs > sizeNs) {
            throw new ConfigurationException("window hop=" + hop + " > size=" + size
                + ": rows between windows would be in none, make the hop no longer than the size");
        }
        return new Hopping(HopAxis.of(sizeNs, hopNs, 0), Emission.ONCE, Grouping.NONE);
    }

    @Override
    String kind() {
        return "hopping";
    }

    @Override
    Hopping with(WindowAxis axis, Emission emission, Grouping grouping) {
        return new Hopping(axis, emission, grouping);
    }
}

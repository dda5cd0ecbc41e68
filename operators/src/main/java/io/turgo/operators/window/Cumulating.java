package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/**
 * Windows that begin together and end a step later each, up to a size at which the next ones begin: sums of the day so
 * far, say, with every hour. A step is a pane. {@link PaneWindows} has the semantics and what it takes of memory.
 *
 * <p>A window that fires starts from the one before: it takes time for each row of its last step, and for each result.
 * Where rows are given again or early ({@link #allowedLateness}, {@link #early}), all of its panes are merged instead.
 * A window comes for every step from the
 * first one that has rows, but for those that have no row before their end.
 *
 * <p>Steps and sizes are lengths of time: a day is 24 hours, in UTC but for {@link #offset}. Days of a time zone, of 23
 * and 25 hours now and then, are there for {@link Tumbling#days} only.
 *
 * <p>Immutable; any thread.
 */
public final class Cumulating extends PaneWindows<Cumulating> {
    private Cumulating(WindowAxis axis, Emission emission, Grouping grouping) {
        super(axis, emission, grouping);
    }

    /**
     * Windows aligned to the epoch.
     *
     * @param size of the largest window, a multiple of the step
     * @throws ConfigurationException if the step is not from one nanosecond to the size, or does not divide it, or the
     *                                size is over 292 years
     */
    public static Cumulating of(Duration step, Duration size) {
        final long stepNs = Times.positive(step, "window step");
        final long sizeNs = Times.positive(size, "window size");
        if (sizeNs % stepNs != 0) {
            throw new ConfigurationException("window size=" + size + " is no multiple of step=" + step
                + ": the last window would end within a step, make it one");
        }
        return new Cumulating(CumulateAxis.of(stepNs, sizeNs, 0), Emission.ONCE, Grouping.NONE);
    }

    @Override
    String kind() {
        return "cumulating";
    }

    @Override
    Cumulating with(WindowAxis axis, Emission emission, Grouping grouping) {
        return new Cumulating(axis, emission, grouping);
    }
}

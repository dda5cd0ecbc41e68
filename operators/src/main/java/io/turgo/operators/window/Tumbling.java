package io.turgo.operators.window;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Windows that follow one another without gap or overlap; each is a pane of its own. {@link PaneWindows} has the
 * semantics and what it takes of memory.
 *
 * <p>Immutable; any thread.
 */
public final class Tumbling extends PaneWindows<Tumbling> {
    private Tumbling(WindowAxis axis, Emission emission, Grouping grouping) {
        super(axis, emission, grouping);
    }

    /**
     * Windows of that size, aligned to the epoch.
     *
     * @throws io.turgo.error.ConfigurationException if it is not from one nanosecond to 292 years
     */
    public static Tumbling every(Duration size) {
        return new Tumbling(
            new EvenAxis(Times.positive(size, "window size"), 0), Emission.ONCE, Grouping.NONE);
    }

    /**
     * Windows of a day in a time zone, from midnight to midnight of its wall clock: of 23 or 25 hours where the clocks
     * change. An {@link #offset} moves their beginning on the wall clock, for a business day from 17:00, say. A day
     * begins when its date, or that time, is first reached. Zone rules are those of the JDK that runs.
     */
    public static Tumbling days(ZoneId zone) {
        return new Tumbling(new DayAxis(zone, 0), Emission.ONCE, Grouping.NONE);
    }

    @Override
    String kind() {
        return "tumbling";
    }

    @Override
    Tumbling with(WindowAxis axis, Emission emission, Grouping grouping) {
        return new Tumbling(axis, emission, grouping);
    }
}

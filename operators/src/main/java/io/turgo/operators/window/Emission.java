package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import java.time.Duration;

/**
 * When a window's results come, besides once when it fires. Immutable; any thread.
 *
 * @param latenessNs for how long a window that has fired still takes rows and gives updated results, from 0
 * @param onUpdate   whether every row gives an updated result, and then none comes when the window fires
 * @param periodNs   every how much of event time open windows give the results that have changed; 0 for never
 */
record Emission(long latenessNs, boolean onUpdate, long periodNs) {
    /** Once. */
    static final Emission ONCE = new Emission(0, false, 0);

    Emission lateness(Duration lateness) {
        return new Emission(Times.notNegative(lateness, "allowed lateness"), onUpdate, periodNs);
    }

    Emission eachUpdate() {
        if (periodNs > 0) {
            throw both();
        }
        return new Emission(latenessNs, true, 0);
    }

    Emission every(Duration period) {
        if (onUpdate) {
            throw both();
        }
        return new Emission(latenessNs, false, Times.positive(period, "period of early results"));
    }

    private static ConfigurationException both() {
        return new ConfigurationException("a window with a result on every update has no use for periodic ones: name "
            + "either onUpdate() or early(period)");
    }

    /** Whether results may be updated. */
    boolean updates() {
        return !equals(ONCE);
    }

    /** Whether a row of state has to say what has changed. */
    boolean marks() {
        return periodNs > 0;
    }

    /** Windows that end then or earlier are over at that time. */
    long over(long timeNs) {
        final long over = timeNs - latenessNs;
        return timeNs == Long.MAX_VALUE ? timeNs : over > timeNs ? Long.MIN_VALUE : over;
    }

    /** When a window is over. */
    long kept(long windowEnd) {
        final long kept = windowEnd + latenessNs;
        return kept < windowEnd ? Long.MAX_VALUE : kept;
    }

    /** The start of the period behind a time. */
    long nextEarly(long timeNs) {
        final long next = timeNs - Math.floorMod(timeNs, periodNs) + periodNs;
        return next < timeNs ? Long.MAX_VALUE : next;
    }

    /** All parameters in a normal form; empty for {@link #ONCE}. */
    String logic() {
        return (latenessNs > 0 ? " latenessNs=" + latenessNs : "") + (onUpdate ? " onUpdate" : "")
            + (periodNs > 0 ? " earlyNs=" + periodNs : "");
    }
}

package io.turgo.bench.scale;

import java.nio.file.Path;

/**
 * How much is measured.
 *
 * @param quick         whether all of it is to be over in three minutes
 * @param stretchEvents events of a stretch, and of the warm-up before the first
 * @param directory     where journals go; emptied after each run
 */
record Setting(boolean quick, int stretchEvents, Path directory) {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int QUICK_EVENTS = 150_000;
    private static final int FULL_EVENTS = 1_500_000;

    /** The usual one. */
    static Setting of(boolean quick, Path directory) {
        return new Setting(quick, quick ? QUICK_EVENTS : FULL_EVENTS, directory);
    }

    /** How often every point is measured; the best of it counts. */
    int rounds() {
        return quick ? 2 : 3;
    }

    /** No further round of a curve begins once it has taken this long. */
    long curveTimeNs() {
        return (quick ? 7 : 60) * SECOND_NS;
    }

    /** How long a curve takes on two cores, roughly. */
    long usualCurveTimeNs() {
        return (quick ? 10 : 90) * SECOND_NS;
    }

    /** A run ends when so many stretches in a row have not been better than the best before them. */
    int stretches() {
        return quick ? 2 : 4;
    }

    /** The most stretches of a run. */
    int mostStretches() {
        return quick ? 30 : 20;
    }

    /** The one that fits. */
    <T> T pick(T inQuick, T inFull) {
        return quick ? inQuick : inFull;
    }
}

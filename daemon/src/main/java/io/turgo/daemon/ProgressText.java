package io.turgo.daemon;

/** The text of a progress line: how much, how fast, how long still. Pure functions. */
public final class ProgressText {
    private ProgressText() {
    }

    /**
     * {@code 42,000 of 100,000 events, 1.20 M/s, 48.3 ms left}, or without total and time left if the total is unknown.
     *
     * @param done      events so far
     * @param total     events in all; 0 or less if unknown
     * @param elapsedNs time since the start
     */
    public static String of(long done, long total, long elapsedNs) {
        String rate = Figures.rate(done, elapsedNs);
        if (total <= 0) {
            return Figures.count(done) + " events, " + rate;
        }
        String text = Figures.count(done) + " of " + Figures.count(total) + " events, " + rate;
        return done <= 0 ? text : text + ", " + Figures.duration(leftNs(done, total, elapsedNs)) + " left";
    }

    /** The time left if the rest goes at the rate so far; a double is exact enough for a forecast. */
    private static long leftNs(long done, long total, long elapsedNs) {
        return Math.max(0, Math.round((double) elapsedNs / done * (total - done)));
    }
}

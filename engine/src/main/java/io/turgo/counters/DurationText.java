package io.turgo.counters;

/** Durations for people to read. */
public final class DurationText {
    private static final long US = 1_000;
    private static final long MS = 1_000_000;
    private static final long S = 1_000_000_000;

    private DurationText() {
    }

    /**
     * A duration with three digits and its unit, rounded half up: {@code 850 ns}, {@code 12.3 us}, {@code 4.56 ms},
     * {@code 60.0 s}; from 1,000 s on in whole seconds. The same in every locale.
     */
    public static String humanNs(long durationNs) {
        if (durationNs < 0) {
            return "-" + humanNs(durationNs == Long.MIN_VALUE ? Long.MAX_VALUE : -durationNs);
        }
        if (durationNs < US) {
            return durationNs + " ns";
        }
        if (durationNs >= 1_000 * S) {
            return durationNs / S + (durationNs % S >= S / 2 ? 1 : 0) + " s";
        }
        return threeDigits(rounded(durationNs));
    }

    /** Rounds to three digits: to the greatest power of ten of which the duration has at least a hundred. */
    private static long rounded(long durationNs) {
        long step = 1;
        while (durationNs / step >= 1_000) {
            step *= 10;
        }
        return (durationNs + step / 2) / step * step;
    }

    private static String threeDigits(long durationNs) {
        if (durationNs < MS) {
            return threeDigits(durationNs, US) + " us";
        }
        return durationNs < S ? threeDigits(durationNs, MS) + " ms" : threeDigits(durationNs, S) + " s";
    }

    private static String threeDigits(long durationNs, long unit) {
        final long whole = durationNs / unit;
        final long hundredths = durationNs % unit / (unit / 100);
        if (whole >= 100) {
            return Long.toString(whole);
        }
        return whole >= 10 ? whole + "." + hundredths / 10 : whole + "." + hundredths / 10 + hundredths % 10;
    }
}

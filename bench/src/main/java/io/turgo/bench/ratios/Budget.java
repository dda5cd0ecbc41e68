package io.turgo.bench.ratios;

/**
 * What was promised.
 *
 * @param what    in words
 * @param atLeast whether more is better
 * @param limit   the promised value
 */
record Budget(String what, boolean atLeast, double limit) {
    static Budget atLeast(String what, double limit) {
        return new Budget(what, true, limit);
    }

    static Budget atMost(String what, double limit) {
        return new Budget(what, false, limit);
    }

    boolean isMetBy(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    /** For example {@code >= 0.60}. */
    String text() {
        return (atLeast ? ">= " : "<= ") + Samples.figure(limit);
    }

    /** {@code pass}, or by how much of the limit the value falls short of it. */
    String verdict(double value) {
        if (isMetBy(value)) {
            return "pass";
        }
        final double off = atLeast ? 1 - value / limit : value / limit - 1;
        return "short by " + Math.round(off * 100) + " %";
    }
}

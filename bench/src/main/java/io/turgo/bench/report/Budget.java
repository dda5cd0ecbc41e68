package io.turgo.bench.report;

/**
 * What was promised.
 *
 * @param what    in words
 * @param atLeast whether more is better
 * @param limit   the promised value, greater than 0
 */
public record Budget(String what, boolean atLeast, double limit) {
    /** A limit that is not greater than 0 could not tell by how much it is missed. */
    public Budget {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("limit=" + limit + " of `" + what + "` must be > 0");
        }
    }

    /** More is better. */
    public static Budget atLeast(String what, double limit) {
        return new Budget(what, true, limit);
    }

    /** Less is better. */
    public static Budget atMost(String what, double limit) {
        return new Budget(what, false, limit);
    }

    /** Whether the value keeps the promise; NaN does not. */
    public boolean isMetBy(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    /** For example {@code >= 0.60}. */
    public String text() {
        return (atLeast ? ">= " : "<= ") + Samples.figure(limit);
    }

    /** {@code pass}; or by how much of the limit the value falls short of it; or that there is no value. */
    public String verdict(double value) {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        if (isMetBy(value)) {
            return "pass";
        }
        final long off = Math.round((atLeast ? 1 - value / limit : value / limit - 1) * 100);
        return off == 0 ? "short by less than 1 %" : "short by " + off + " %";
    }
}

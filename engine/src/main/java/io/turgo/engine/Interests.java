package io.turgo.engine;

/**
 * What the stages of a segment, and of the segments behind it, want to hear of.
 *
 * @param watermark      whether any follows the watermark
 * @param tickIntervalNs the shortest interval of journaled time at which one wants a tick, or 0
 * @param references     whether any follows a reference table
 */
record Interests(boolean watermark, long tickIntervalNs, boolean references) {
    static final Interests NONE = new Interests(false, 0, false);

    Interests and(Interests other) {
        return new Interests(
            watermark || other.watermark, shorter(tickIntervalNs, other.tickIntervalNs),
            references || other.references);
    }

    private static long shorter(long a, long b) {
        if (a == 0 || b == 0) {
            return Math.max(a, b);
        }
        return Math.min(a, b);
    }
}

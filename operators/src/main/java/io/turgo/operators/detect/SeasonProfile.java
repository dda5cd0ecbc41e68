package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * The usual value at each time of a day or a week, by UTC: a moving mean for each of some equal bins of the period.
 * <pre>
 *   0                8 * bins
 *  +----------------+---------------------------------+
 *  | mean, each bin | values seen, up to 10, a byte   |
 *  +----------------+---------------------------------+
 * </pre>
 *
 * @param periodNs length of the period, ns
 * @param bins     how many bins it has
 */
record SeasonProfile(long periodNs, int bins) {
    /** Length of the state in bytes for each bin. */
    static final int BIN_LENGTH = Double.BYTES + 1;

    private static final double WEIGHT = 0.1;
    /** From this number on a bin's values weigh the same as ever. */
    private static final int SEEN = 10;

    /**
     * Learns a value, and gives its distance from the profile as it was before.
     *
     * @param unseen what to take as usual for a time that no value was seen at yet
     */
    double learn(double value, long timeNs, double unseen, MemoryWindow state, int at) {
        final int bin = (int) (Math.floorMod(timeNs, periodNs) / (periodNs / bins));
        final int meanAt = at + bin * Long.BYTES;
        final int seenAt = at + bins * Long.BYTES + bin;
        final int seen = state.getByte(seenAt);
        final double mean = state.getDouble(meanAt);
        if (seen < SEEN) {
            state.putByte(seenAt, (byte) (seen + 1));
        }
        state.putDouble(meanAt, mean + (value - mean) * Math.max(WEIGHT, 1.0 / (seen + 1)));
        return value - (seen == 0 ? unseen : mean);
    }
}

package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * How far a fast moving mean lies from a slow one, in the slow standard deviations: large when the level of a series
 * changes for longer than a moment.
 * <pre>
 *   0       8       16
 *  +-------+-------+----------+
 *  | fast  | slow  | variance |
 *  +-------+-------+----------+
 * </pre>
 */
final class MeanChange {
    /** Length of the state in bytes. */
    static final int LENGTH = 24;

    private static final int SLOW_OFFSET = 8;
    private static final int VARIANCE_OFFSET = 16;
    private static final double FAST = 0.1;
    private static final double SLOW = 0.002;

    private MeanChange() {
    }

    /**
     * Learns a value and tells how far the means are apart.
     *
     * @param even the weight that the value would have if all values up to it weighed the same, 1 for the first
     */
    static double learn(double value, double even, MemoryWindow state, int at) {
        if (even == 1) {
            state.putDouble(at, value);
            state.putDouble(at + SLOW_OFFSET, value);
            return 0;
        }
        final double slow = state.getDouble(at + SLOW_OFFSET);
        final double fast = state.getDouble(at) + FAST * (value - state.getDouble(at));
        final double variance = state.getDouble(at + VARIANCE_OFFSET);
        final double weight = Math.max(SLOW, even);
        final double distance = value - slow;
        state.putDouble(at, fast);
        state.putDouble(at + SLOW_OFFSET, slow + weight * distance);
        state.putDouble(at + VARIANCE_OFFSET, (1 - weight) * (variance + weight * distance * distance));
        return variance > 0 ? Math.abs(fast - slow) / Math.sqrt(variance) : 0;
    }
}

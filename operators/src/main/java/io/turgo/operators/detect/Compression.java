package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * Values measured in their usual distance from their mean, and large ones by their logarithm, with their sign: so that
 * a change of a small level can be seen beside peaks a thousand times as high.
 * <pre>
 *   0       8
 *  +-------+----------+
 *  | mean  | distance |
 *  +-------+----------+
 * </pre>
 */
final class Compression {
    /** Length of the state in bytes. */
    static final int LENGTH = 16;

    private static final int DISTANCE_OFFSET = 8;
    private static final double SLOW = 0.002;
    private static final double LARGEST = 1e150;

    private Compression() {
    }

    /**
     * Compresses a value by what was learned before it, then learns it.
     *
     * @param even the weight that the value would have if all values up to it weighed the same, 1 for the first
     */
    static double learn(double value, double even, MemoryWindow state, int at) {
        final double mean = even == 1 ? value : state.getDouble(at);
        final double usual = state.getDouble(at + DISTANCE_OFFSET);
        final double distance = value - mean;
        final double weight = Math.max(SLOW, even);
        state.putDouble(at, mean + weight * distance);
        state.putDouble(at + DISTANCE_OFFSET, usual + weight * (Math.abs(distance) - usual));
        // StrictMath: the same in every JDK.
        return usual > 0
            ? Math.signum(distance) * StrictMath.log1p(Math.min(Math.abs(2 * distance / usual), LARGEST)) : 0;
    }
}

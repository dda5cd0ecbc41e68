package io.turgo.operators.detect;

/**
 * Layout of a key's state in an EWMA detector, offsets from the start of the value.
 * <pre>
 *   0        8        16         24
 *  +--------+--------+----------+----------+
 *  | count  | mean   | variance | previous |
 *  +--------+--------+----------+----------+
 * </pre>
 * The previous value is kept for relative changes only; 0 means that there is none to relate the next value to.
 */
final class EwmaDescriptor {
    /** Offset of the number of observations learned (int64). */
    static final int COUNT_OFFSET = 0;
    /** Offset of the moving average (double). */
    static final int MEAN_OFFSET = 8;
    /** Offset of the moving variance (double). */
    static final int VARIANCE_OFFSET = 16;
    /** Offset of the previous value (double). */
    static final int PREVIOUS_OFFSET = 24;
    /** Length without the previous value. */
    static final int LENGTH = 24;
    /** Length with the previous value. */
    static final int RELATIVE_LENGTH = 32;

    private EwmaDescriptor() {
    }
}

package io.turgo.operators.aggregate;

/**
 * Where a {@link QuantileSketch} keeps what, in bytes from the start of its state.
 * <pre>
 *    0 values        8 zeros         16 -Infinity    24 +Infinity    32 NaN
 *   40 least         48 greatest     of the finite ones, as doubles
 *   56 top bucket of the positive ones, INT32 (0: none)
 *   60 top bucket of the negative ones, by magnitude, INT32 (0: none)
 *   64 counts, INT32 without sign:
 *      [ positive ones, from the base bucket up ... | free | ... negative ones, from the base bucket up, backwards ]
 * </pre>
 */
final class QuantileDescriptor {
    static final int COUNT = 0;
    static final int ZEROS = 8;
    static final int NEGATIVE_INFINITIES = 16;
    static final int INFINITIES = 24;
    static final int NANS = 32;
    static final int LEAST = 40;
    static final int GREATEST = 48;
    static final int POSITIVE_TOP = 56;
    static final int NEGATIVE_TOP = 60;
    static final int COUNTERS = 64;
    static final int COUNTER_BYTES = Integer.BYTES;

    private QuantileDescriptor() {
    }
}

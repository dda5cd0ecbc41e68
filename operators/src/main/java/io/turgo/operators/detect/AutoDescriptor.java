package io.turgo.operators.detect;

/**
 * Layout of a key's state in {@link AutoScoring}, offsets from its start. Each part lays out its own bytes.
 * <pre>
 *    0 +-------------------------------------+
 *      | count of the values learned (int64) |
 *    8 +-------------------------------------+
 *      | level                               |
 *   16 +-------------------------------------+
 *      | previous                            |
 *   24 +-------------------------------------+
 *      | season                              |
 *   32 +-------------------------------------+
 *      | middle                              |
 *   40 +-------------------------------------+
 *      | run (int64)                         |
 *   48 +-------------------------------------+
 *      | alarmed                             |
 *   56 +-------------------------------------+
 *      | MeanChange, of the values           |
 *   80 +-------------------------------------+
 *      | MeanChange, of the compressed ones  |
 *  104 +-------------------------------------+
 *      | Compression                         |
 *  120 +-------------------------------------+
 *      | 8 ReturnPeriods                     |
 * 1272 +-------------------------------------+
 *      | SeasonProfile of the week           |
 * 2784 +-------------------------------------+
 *      | SeasonProfile of the day            |
 * 3216 +-------------------------------------+
 * </pre>
 */
final class AutoDescriptor {
    /** Offset of the number of values learned (int64). */
    static final int COUNT_OFFSET = 0;
    /** Offset of the moving mean (double). */
    static final int LEVEL_OFFSET = 8;
    /** Offset of the previous value (double). */
    static final int PREVIOUS_OFFSET = 16;
    /** Offset of the moving mean of the distance from the weekly profile (double). */
    static final int SEASON_OFFSET = 24;
    /** Offset of the moving middle, which about half of the values lie above (double). */
    static final int MIDDLE_OFFSET = 32;
    /** Offset of the number of values in a row on one side of the middle, negative below (int64). */
    static final int RUN_OFFSET = 40;
    /** Offset of how far up the last alarm still holds other ones off (double). */
    static final int ALARMED_OFFSET = 48;
    /** Offset of the {@link MeanChange} of the values. */
    static final int CHANGE_OFFSET = 56;
    /** Offset of the {@link MeanChange} of the compressed values. */
    static final int COMPRESSED_CHANGE_OFFSET = CHANGE_OFFSET + MeanChange.LENGTH;
    /** Offset of the {@link Compression}. */
    static final int COMPRESSION_OFFSET = COMPRESSED_CHANGE_OFFSET + MeanChange.LENGTH;
    /** Offset of the first of the {@link ReturnPeriod}s, one for each view. */
    static final int TAILS_OFFSET = COMPRESSION_OFFSET + Compression.LENGTH;
    /** The number of views. */
    static final int VIEWS = 8;
    /** The bins of the week: every hour. */
    static final int WEEK_BINS = 168;
    /** The bins of the day: every half hour. */
    static final int DAY_BINS = 48;
    /** Offset of the weekly {@link SeasonProfile}. */
    static final int WEEK_OFFSET = TAILS_OFFSET + VIEWS * ReturnPeriod.LENGTH;
    /** Offset of the daily {@link SeasonProfile}. */
    static final int DAY_OFFSET = WEEK_OFFSET + WEEK_BINS * SeasonProfile.BIN_LENGTH;
    /** Length of it all. */
    static final int LENGTH = DAY_OFFSET + DAY_BINS * SeasonProfile.BIN_LENGTH;

    private AutoDescriptor() {
    }
}

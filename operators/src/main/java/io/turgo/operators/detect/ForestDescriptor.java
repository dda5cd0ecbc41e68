package io.turgo.operators.detect;

/**
 * Layout of a key's value in the first table of a {@link ForestStage}, offsets from its start. The forest itself is in
 * the second table, as it was after the last whole {@value #SPAN} values; with those since it is as it is now.
 * <pre>
 *    0 +-------------------------------------+
 *      | count of the values learned (int64) |
 *    8 +-------------------------------------+
 *      | bytes of the forest (int64)         |
 *   16 +-------------------------------------+
 *      | first value                         |
 *   24 +-------------------------------------+
 *      | Incident                            |
 *   32 +-------------------------------------+
 *      | ReturnPeriod                        |
 *  176 +-------------------------------------+
 *      | values since                        |
 * 1200 +-------------------------------------+
 * </pre>
 */
final class ForestDescriptor {
    /** The values between two forests that are kept. */
    static final int SPAN = 128;
    /** Offset of the number of values learned (int64). */
    static final int COUNT_OFFSET = 0;
    /** Offset of the length of the kept forest, 0 if there is none yet (int64). */
    static final int BYTES_OFFSET = 8;
    /** Offset of the key's first value, from which the forest measures (double). */
    static final int FIRST_OFFSET = 16;
    /** Offset of the {@link Incident}. */
    static final int INCIDENT_OFFSET = 24;
    /** Offset of the {@link ReturnPeriod}. */
    static final int PERIOD_OFFSET = INCIDENT_OFFSET + Incident.LENGTH;
    /** Offset of the values since the forest was kept (doubles). */
    static final int VALUES_OFFSET = PERIOD_OFFSET + ReturnPeriod.LENGTH;
    /** Length of it all. */
    static final int LENGTH = VALUES_OFFSET + SPAN * Double.BYTES;

    private ForestDescriptor() {
    }
}

package io.turgo.ring;

/**
 * Layout of a ring slot: what the engine carries beside a record, then the record itself. Slots are as long as a
 * multiple of the cache line and start on one. None of the prefix is journaled as it stands or reaches an output's
 * bytes.
 * <pre>
 *   0          8          16         24         32         40         48    52     56       60     64
 *  +----------+----------+----------+----------+----------+----------+-----+------+--------+------+---------
 *  | send time| watermark| position | control  | frame    | passed   | kind| id   |ordinal | part | record ...
 *  +----------+----------+----------+----------+----------+----------+-----+------+--------+------+---------
 * </pre>
 */
public final class SlotDescriptor {
    /** The intended send time on the monotonic clock (int64, ns), or 0 if this record's latency is not measured. */
    public static final int SEND_TIME_OFFSET = 0;
    /** The event-time watermark after this record (int64, epoch ns). */
    public static final int WATERMARK_OFFSET = 8;
    /** The source's position after this record (int64); for a tick or idle mark its time (epoch ns). */
    public static final int POSITION_OFFSET = 16;
    /** How many control records had been journaled up to and with the cause (int64). */
    public static final int CONTROL_OFFSET = 24;
    /** The number of the journal frame that holds the cause (int64). */
    public static final int FRAME_OFFSET = 32;
    /** A bit for each stage of the segment that has passed the record on (int64). */
    public static final int PASSED_OFFSET = 40;
    /** What the slot holds (int32): the ordinal of a {@link SlotKind}. */
    public static final int KIND_OFFSET = 48;
    /** The number of the source or reference table (int32). */
    public static final int ID_OFFSET = 52;
    /** The ordinal of an output among those of its cause (int32); in front of workers, which of them has the row. */
    public static final int ORDINAL_OFFSET = 56;
    /** The partition of the source (int32). */
    public static final int PARTITION_OFFSET = 60;
    /** Where the record starts. */
    public static final int RECORD_OFFSET = 64;
    /** Slots are a multiple of this long and aligned to it, in bytes. */
    public static final int ALIGNMENT = 64;

    private SlotDescriptor() {
    }
}

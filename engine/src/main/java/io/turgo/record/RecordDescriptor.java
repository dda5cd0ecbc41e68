package io.turgo.record;

/**
 * Layout of a record; all fields little-endian, offsets from the start of the record, which is 8-byte aligned.
 * <pre>
 *   0        4      6      8            16           24           32
 *  +--------+------+------+------------+------------+------------+
 *  | length |schema|flags | sequence   | event time | ingest time|
 *  +--------+------+------+------------+------------+------------+
 *  32                      32 + 8w              fixed end        length
 *  +----------------------+--------------------+----------------+
 *  | null bitmap, w words | fixed-width fields | string bytes   |
 *  +----------------------+--------------------+----------------+
 * </pre>
 * A set bit in the bitmap means that the field is null; the fixed part of a null field is zero. Fixed-width fields
 * stand in order of falling width, each at a multiple of its width (a 16-byte decimal at a multiple of 8: low half
 * first). The fixed part of a STRING is {offset from the record's start, length in bytes}, 4 bytes each. Times are
 * epoch nanoseconds.
 */
public final class RecordDescriptor {
    /** Offset of the record's length in bytes, header and tail included (int32). */
    public static final int LENGTH_OFFSET = 0;
    /** Offset of the number of the schema in its pipeline (int16). */
    public static final int SCHEMA_OFFSET = 4;
    /** Offset of the flags (int16); the two lowest bits are the {@link RowKind}. */
    public static final int FLAGS_OFFSET = 6;
    /** Offset of the sequence of the source record that the row is or that caused it (int64). */
    public static final int SEQUENCE_OFFSET = 8;
    /** Offset of the event time (int64, epoch ns). */
    public static final int EVENT_TIME_OFFSET = 16;
    /** Offset of the ingest time (int64, epoch ns). */
    public static final int INGEST_TIME_OFFSET = 24;
    /** Length of the header in bytes; the null bitmap follows. */
    public static final int HEADER_LENGTH = 32;

    /** The bits of the flags that hold the row kind. */
    public static final int ROW_KIND_MASK = 0b11;

    private RecordDescriptor() {
    }
}

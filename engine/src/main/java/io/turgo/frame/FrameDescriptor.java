package io.turgo.frame;

/**
 * Layout of a journal frame's header; all fields little-endian, offsets from the start of the frame.
 * <pre>
 *   0        4        8        12   14   16                       32
 *  +--------+--------+--------+----+----+------------------------+
 *  | magic  | crc32c | length | ver| 0  | journal UUID (msb,lsb) |
 *  +--------+--------+--------+----+----+------------------------+
 *  32                40               48       52       56       64
 *  +-----------------+----------------+--------+--------+--------+
 *  | frame number    | first sequence | count  | unforc.| ingest |   body ...
 *  +-----------------+----------------+--------+--------+--------+
 * </pre>
 * <ul>
 * <li>{@code crc32c} covers the bytes from offset 8 to {@code length}.
 * <li>{@code length} is the whole frame, header included, in bytes.
 * <li>{@code frame number} is contiguous and starts at 1; a reader halts on a gap.
 * <li>{@code first sequence} is that of the frame's first source record; where {@code count} is 0 (control records
 * only) it is the sequence that the next source record will take.
 * <li>{@code unforced} tells which frame was the last one known to be on the disk when this one was appended: so many
 * before this one. 0 where that is not kept: at any durability but {@code disk}.
 * <li>{@code ingest} is the time in epoch nanoseconds that every record of the frame carries as its ingest time.
 * </ul>
 */
public final class FrameDescriptor {
    /** The first four bytes of a frame: {@code TGF1} in ASCII. */
    public static final int MAGIC = 'T' | 'G' << 8 | 'F' << 16 | '1' << 24;
    /** The version of header and body that this code writes, and the only one that it reads. */
    public static final short VERSION = 3;

    /** Offset of the magic (int32). */
    public static final int MAGIC_OFFSET = 0;
    /** Offset of the CRC32C (int32). */
    public static final int CRC_OFFSET = 4;
    /** Offset of the first byte that the CRC covers. */
    public static final int CRC_START_OFFSET = 8;
    /** Offset of the frame's length in bytes (int32). */
    public static final int LENGTH_OFFSET = 8;
    /** Offset of the version (int16). */
    public static final int VERSION_OFFSET = 12;
    /** Offset of the UUID's most significant half (int64). */
    public static final int UUID_HIGH_OFFSET = 16;
    /** Offset of the UUID's least significant half (int64). */
    public static final int UUID_LOW_OFFSET = 24;
    /** Offset of the frame number (int64). */
    public static final int FRAME_NUMBER_OFFSET = 32;
    /** Offset of the first sequence (int64). */
    public static final int FIRST_SEQUENCE_OFFSET = 40;
    /** Offset of the number of source records (int32). */
    public static final int COUNT_OFFSET = 48;
    /** Offset of the distance to the last durable frame (int32). */
    public static final int UNFORCED_OFFSET = 52;
    /** Offset of the ingest time in epoch nanoseconds (int64). */
    public static final int INGEST_TIME_OFFSET = 56;
    /** Length of the header in bytes; the body follows. */
    public static final int HEADER_LENGTH = 64;

    private FrameDescriptor() {
    }
}

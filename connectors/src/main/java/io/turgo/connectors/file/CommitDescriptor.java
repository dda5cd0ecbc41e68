package io.turgo.connectors.file;

/**
 * Layout of the commit file that stands beside an exactly-once file; all fields little-endian.
 * <pre>
 *   0                4096
 *  +--------+-------+--------+
 *  | slot 0 |       | slot 1 |      a commit of generation g is in slot g mod 2
 *  +--------+-------+--------+
 *
 *   0        8         12         16           24                 40
 *  +--------+---------+----------+------------+------------------+
 *  | magic  | version | reserved | generation | journal id (uuid)|
 *  +--------+---------+----------+------------+------------------+
 *  40         48        56        60         64                72        76         80
 *  +----------+---------+---------+----------+-----------------+---------+----------+
 *  | sequence | control | ordinal | reserved | committed bytes | CRC32C  | reserved |
 *  +----------+---------+---------+----------+-----------------+---------+----------+
 * </pre>
 * The checksum covers what stands before it. A slot is never written while it is the newest valid one, so that a write
 * torn at any byte leaves the commit before it. The slots are a page apart, so that no device writes both at once. The
 * nil UUID stands for output of a run without a journal.
 */
public final class CommitDescriptor {
    /** What a slot starts with (int64): {@code TURGOOUT} in ASCII. */
    public static final long MAGIC = 0x54554F_4F475255_54L;
    /** The layout's version; another one is refused. */
    public static final int VERSION = 1;

    /** Offset of the magic number (int64). */
    public static final int MAGIC_OFFSET = 0;
    /** Offset of the version (int32). */
    public static final int VERSION_OFFSET = 8;
    /** Offset of the generation, which counts commits from 1 (int64). */
    public static final int GENERATION_OFFSET = 16;
    /** Offset of the journal id's more significant half (int64). */
    public static final int JOURNAL_HIGH_OFFSET = 24;
    /** Offset of the journal id's less significant half (int64). */
    public static final int JOURNAL_LOW_OFFSET = 32;
    /** Offset of the last output's sequence (int64). */
    public static final int SEQUENCE_OFFSET = 40;
    /** Offset of the last output's control counter (int64). */
    public static final int CONTROL_OFFSET = 48;
    /** Offset of the last output's ordinal (int32). */
    public static final int ORDINAL_OFFSET = 56;
    /** Offset of the number of bytes of the data file that are committed (int64). */
    public static final int LENGTH_OFFSET = 64;
    /** Offset of the CRC32C of all bytes before it (int32). */
    public static final int CRC_OFFSET = 72;
    /** Bytes of a slot. */
    public static final int SLOT_BYTES = 80;
    /** Bytes from the start of one slot to the start of the other. */
    public static final int SLOT_STRIDE = 4096;
    /** How many slots there are. */
    public static final int SLOTS = 2;
    /** Bytes of the file, all of them written when it is made. */
    public static final int FILE_BYTES = SLOTS * SLOT_STRIDE;

    private CommitDescriptor() {
    }

    /** Where the slot of a generation starts. */
    public static long slotOffset(long generation) {
        return (generation & 1) * SLOT_STRIDE;
    }
}

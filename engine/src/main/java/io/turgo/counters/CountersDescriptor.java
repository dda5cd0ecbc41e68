package io.turgo.counters;

import org.agrona.concurrent.status.CountersReader;

/**
 * Layout of the counters file: a header, then the metadata and values regions of Agrona's {@code CountersManager},
 * then the region of its {@code DistinctErrorLog}. Fields are in the byte order of the machine that wrote the file,
 * since only processes on that machine map it; offsets are in bytes from the start of the file.
 * <pre>
 *   0                 8        12       16                24                32
 *  +-----------------+--------+--------+-----------------+-----------------+
 *  | magic           | major  | minor  | pid             | start time (ns) |
 *  +-----------------+--------+--------+-----------------+-----------------+
 *  32       36       40       44                                          128
 *  +--------+--------+--------+----------------------- ... ---------------+
 *  | meta   | values | errors | 0                                         |
 *  | length | length | length |                                           |
 *  +--------+--------+--------+----------------------- ... ---------------+
 *  128                128 + meta length    + values length      + errors length
 *  +-----------------+--------------------+--------------------+
 *  | metadata        | values             | distinct errors    |
 *  | 512 per counter | 128 per counter    |                    |
 *  +-----------------+--------------------+--------------------+
 * </pre>
 * <ul>
 * <li>{@code major} changes when an older reader would misread the file; it is checked on open.
 * <li>{@code minor} changes when something is added that an older reader may overlook, such as an engine counter.
 * <li>A counter's type id is {@link #ENGINE_TYPE_ID} or {@link #STAGE_TYPE_ID}. An engine counter's id is that of its
 * {@link EngineCounter}; a stage counter's label is {@code stage/what}.
 * </ul>
 */
public final class CountersDescriptor {
    /** The first eight bytes of a file, in ASCII {@code TURGOCTR} on a little-endian machine. */
    public static final long MAGIC = 0x5254_434F_4752_5554L;
    /** The major version that this code writes, and the only one that it reads. */
    public static final int MAJOR = 1;
    /** The minor version that this code writes. */
    public static final int MINOR = 2;

    /** Offset of the magic (int64). */
    public static final int MAGIC_OFFSET = 0;
    /** Offset of the major version (int32). */
    public static final int MAJOR_OFFSET = 8;
    /** Offset of the minor version (int32). */
    public static final int MINOR_OFFSET = 12;
    /** Offset of the id of the writing process (int64). */
    public static final int PID_OFFSET = 16;
    /** Offset of the writer's start time in epoch nanoseconds (int64). */
    public static final int START_TIME_OFFSET = 24;
    /** Offset of the length of the metadata region in bytes (int32). */
    public static final int METADATA_LENGTH_OFFSET = 32;
    /** Offset of the length of the values region in bytes (int32). */
    public static final int VALUES_LENGTH_OFFSET = 36;
    /** Offset of the length of the error region in bytes (int32). */
    public static final int ERRORS_LENGTH_OFFSET = 40;
    /** Length of the header in bytes; the metadata region follows. A cache line pair, so that regions are aligned. */
    public static final int HEADER_LENGTH = 128;

    /** Bytes of metadata per counter. */
    public static final int METADATA_PER_COUNTER = CountersReader.METADATA_LENGTH;
    /** Bytes of values per counter: a cache line pair, so that two counters never share one. */
    public static final int VALUES_PER_COUNTER = CountersReader.COUNTER_LENGTH;
    /** The longest label in UTF-8 bytes. */
    public static final int MAX_LABEL_BYTES = CountersReader.MAX_LABEL_LENGTH;

    /** The type id of a counter that an {@link EngineCounter} describes. */
    public static final int ENGINE_TYPE_ID = 1;
    /** The type id of a counter that a stage asked for by name. */
    public static final int STAGE_TYPE_ID = 2;
    /** What stands between stage and name in the label of a stage counter. */
    public static final char STAGE_SEPARATOR = '/';

    private CountersDescriptor() {
    }
}

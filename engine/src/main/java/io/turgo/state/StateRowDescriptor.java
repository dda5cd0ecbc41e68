package io.turgo.state;

/**
 * Layout of a row of a {@link KeyedTable}; native byte order, offsets from the start of the row, every part a multiple
 * of 8 bytes.
 * <pre>
 *   0                  8          12         16          16+k           16+k+v            16+k+v+t
 *  +------------------+----------+----------+-----------+--------------+-----------------+
 *  | hash last written| epoch    | status   | key ...   | value ...    | transient ...   |
 *  +------------------+----------+----------+-----------+--------------+-----------------+
 *                                           |&lt;------- state hash -----&gt;|
 *                                           |&lt;--------------- row image --------------&gt;|
 * </pre>
 * <ul>
 * <li>{@code hash last written}: what this row contributes to the table's hash now, 0 if nothing.
 * <li>{@code epoch}: the epoch of the last change, 0 if restored or never used. It survives the release of a row: it
 * says that the row's id already stands in the list of changes.
 * <li>{@code status}: negative if the row holds a key, then a set of the flags below; else the row is free and the
 * status is the id of the next free row plus 1, or 0 where the free list ends.
 * </ul>
 * A row that is occupied but not live is a tombstone: its key was deleted, and a checkpoint has yet to hear of it.
 */
final class StateRowDescriptor {
    /** Offset of the hash last written (int64). */
    static final int HASH_OFFSET = 0;
    /** Offset of the epoch of the last change (int32). */
    static final int EPOCH_OFFSET = 8;
    /** Offset of the status (int32). */
    static final int STATUS_OFFSET = 12;
    /** Length of the header in bytes; the key follows. */
    static final int HEADER_LENGTH = 16;

    /** The row holds a key. It is the sign bit, so that zeroed memory is a free row. */
    static final int OCCUPIED = 1 << 31;
    /** The key is in the table; without it the row is a tombstone. */
    static final int LIVE = 1;
    /** The last change has not been handed over to a checkpoint. */
    static final int PENDING = 1 << 1;
    /** The key was not in the table when the epoch of the last change began. */
    static final int FRESH = 1 << 2;

    private StateRowDescriptor() {
    }
}

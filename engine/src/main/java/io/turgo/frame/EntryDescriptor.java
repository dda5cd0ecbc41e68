package io.turgo.frame;

/**
 * Layout of a frame's body. Numbers are {@link Varint varints}.
 * <pre>
 *  body   : control records before this frame | dictionary | entry ...
 *  dictionary : how many new symbols | { length in bytes | UTF-8 } ...
 *  entry  : tag | id, partition (if the tag says so) | position | payload
 *  tag    : bits 0-3 kind, bit 4 id and partition follow, bit 5 position follows
 * </pre>
 * Id is the number of the source or table; without it, that of the entry before (0 at first). The position is signed
 * and
 * relative to the one before (0 at first); without it, one more than that. The payload of a record, dead letter or
 * reference row is the row as its codec writes it; of a catalog length and UTF-8; of others nothing: a tick's or idle
 * mark's time is its position.
 */
final class EntryDescriptor {
    static final int KIND_MASK = 0b1111;
    static final int ID_FLAG = 1 << 4;
    static final int POSITION_FLAG = 1 << 5;
    /** The most that stands before a payload. */
    static final int MAX_PREFIX_LENGTH = 1 + 3 * Varint.MAX_BYTES;

    private EntryDescriptor() {
    }
}

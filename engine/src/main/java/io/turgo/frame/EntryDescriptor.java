package io.turgo.frame;

/**
 * Layout of a frame's body. Numbers are {@link Varint varints}, columns as {@link ColumnDescriptor} says.
 * <pre>
 *  body       : control records before this frame | dictionary | streams | order, if there are several | stream ...
 *  dictionary : how many new symbols | { length in bytes | UTF-8 } ...
 *  streams    : how many | { kind in bits 0-3, id above | how many entries } ...
 *  order      : a column: of each entry the number of its stream
 *  stream     : partitions, a column | positions, a column | rows, if the kind has them
 *  catalogs   : { length in bytes | UTF-8 } ... instead
 * </pre>
 * A stream has the entries of one kind and id in their order; the id is the number of the source or table. Records,
 * dead letters and reference rows have {@link RowColumns rows}. A tick's or idle mark's time is its position.
 */
final class EntryDescriptor {
    static final int KIND_BITS = 4;
    static final int KIND_MASK = (1 << KIND_BITS) - 1;
    /** The most entries that a frame has, and the most streams. */
    static final int MAX_ENTRIES = 4096;
    /** The most bytes of what the streams' list says of each, and of the list's length. */
    static final int MAX_STREAM_PREFIX_BYTES = 2 * Varint.MAX_BYTES;

    private EntryDescriptor() {
    }
}

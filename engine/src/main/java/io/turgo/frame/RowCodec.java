package io.turgo.frame;

import static io.turgo.record.RecordDescriptor.FLAGS_OFFSET;
import static io.turgo.record.RecordDescriptor.ROW_KIND_MASK;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.Type;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The compact form that a source's row has in a journal frame: its source fields, which decode to the same bytes.
 * Schema id, sequence, event time and ingest time are not in it, since the engine derives them again.
 * <pre>
 *   +-----+-------------------+---------------------------------------------------------------+-----+---------+
 *   | tag | null bits, if any | int64s | int32s | symbols | booleans | doubles | wide decimals | ... | strings |
 *   +-----+-------------------+---------------------------------------------------------------+-----+---------+
 *                             \------------- once for each 64 of the source fields -------------/
 *   tag:  bits 0-1 row kind | bit 2 a source field is null | bit 3 the tail is kept as it is | bits 4-7 the caller's
 * </pre>
 * Each kind of field takes as many bytes as its column group says, in the layout's order; null fields take none.
 * Integers are differences to the same column's previous value in the frame, so both sides call {@link #reset} at its
 * start, and one codec serves one direction at a time. The null bits are one per source field, lowest first, in whole
 * bytes.
 *
 * <p>A row is to be encoded as it was committed, before a stage derives into it. Belongs to one thread; allocates
 * nothing.
 */
public final class RowCodec {
    /** The bits of a row's first byte that are the caller's: 0 as encoded, to be set then, ignored in decoding. */
    public static final int CALLER_TAG_MASK = 0xF0;

    private static final int NULLS_TAG = 1 << 2;
    private static final int TAIL_TAG = 1 << 3;
    private static final int BYTE_MASK = 0xFF;

    private final RecordLayout layout;
    private final String name;
    private final ColumnBlock[] blocks;
    private final StringColumns strings;
    private final int nullBytes;
    private final int fixedLength;
    private final int maxFixedBytes;

    /**
     * @param layout           of the rows
     * @param sourceFieldCount how many of its first fields the source sets; the others are derived
     */
    public RowCodec(RecordLayout layout, int sourceFieldCount) {
        final List<Column> columns = layout.columns().subList(0, sourceFieldCount);
        this.layout = layout;
        name = layout.name();
        fixedLength = layout.fixedLength();
        blocks = new ColumnBlock[(sourceFieldCount + Long.SIZE - 1) / Long.SIZE];
        int maxBytes = 1;
        for (int word = 0; word < blocks.length; word++) {
            final int end = Math.min(sourceFieldCount, (word + 1) * Long.SIZE);
            blocks[word] = new ColumnBlock(word, columns.subList(word * Long.SIZE, end));
            maxBytes += blocks[word].maxBytes();
        }
        strings = new StringColumns(
            columns.stream().filter(column -> column.type() == Type.STRING).toList(), fixedLength);
        nullBytes = (sourceFieldCount + Byte.SIZE - 1) / Byte.SIZE;
        maxFixedBytes =
            maxBytes + nullBytes + strings.count * StringColumns.MAX_BYTES + StringColumns.MAX_TAIL_BYTES;
    }

    /** The layout of the rows. */
    public RecordLayout layout() {
        return layout;
    }

    /** Starts a frame. */
    public void reset() {
        for (int i = 0; i < blocks.length; i++) {
            blocks[i].reset();
        }
    }

    /** No encoding of {@code row} takes more bytes than this. */
    public int maxEncodedBytes(Row row) {
        return maxFixedBytes + row.length() - fixedLength;
    }

    /**
     * Writes a row. May write zeros to the 7 bytes behind it, where the buffer has them.
     *
     * @param target with room for {@link #maxEncodedBytes} from {@code offset} on
     * @return the offset behind the row
     * @throws EngineException if a symbol has a negative number
     */
    public int encode(Row row, MutableDirectBuffer target, int offset) {
        final UnsafeBuffer buffer = row.buffer();
        final int rowOffset = row.offset();
        final boolean nulls = hasNulls(buffer, rowOffset);
        final boolean inOrder = strings.areInOrder(row);
        final int kind = buffer.getShort(rowOffset + FLAGS_OFFSET) & ROW_KIND_MASK;
        target.putByte(offset, (byte) (kind | (nulls ? NULLS_TAG : 0) | (inOrder ? 0 : TAIL_TAG)));
        int at = nulls ? encodeNulls(buffer, rowOffset, target, offset + 1) : offset + 1;
        for (int i = 0; i < blocks.length; i++) {
            at = blocks[i].encode(buffer, rowOffset, target, at);
        }
        return inOrder ? strings.encodeInOrder(row, target, at) : strings.encodeTail(row, target, at);
    }

    /**
     * Reads a row.
     *
     * @param limit  the offset from which on nothing is read
     * @param target a record that was {@link Row#reset} with the layout; undefined after an error
     * @return the offset behind the row
     * @throws EngineException if the bytes are no row; the codec must be reset before it is used again
     * @throws io.turgo.record.RecordTooLargeException if the row is longer than {@code target} may become
     */
    public int decode(DirectBuffer source, int offset, int limit, Row target) {
        try {
            return decodeChecked(source, offset, limit, target);
        } catch (final EngineException e) {
            throw new EngineException("malformed record of `" + name + "` at byte " + offset + " of its frame: "
                + e.getMessage(), e);
        }
    }

    private int decodeChecked(DirectBuffer source, int offset, int limit, Row target) {
        if (offset >= limit) {
            throw new EngineException("no byte before limit=" + limit);
        }
        final UnsafeBuffer buffer = target.buffer();
        final int rowOffset = target.offset();
        final int tag = source.getByte(offset);
        buffer.putShort(rowOffset + FLAGS_OFFSET, (short) (tag & ROW_KIND_MASK));
        int at = decodeNulls((tag & NULLS_TAG) != 0, source, offset + 1, limit, target);
        for (int i = 0; i < blocks.length; i++) {
            at = blocks[i].decode(source, at, limit, buffer, rowOffset);
        }
        return (tag & TAIL_TAG) == 0
            ? strings.decodeInOrder(source, at, limit, target) : strings.decodeTail(source, at, limit, target);
    }

    private boolean hasNulls(UnsafeBuffer row, int rowOffset) {
        long nulls = 0;
        for (int i = 0; i < blocks.length; i++) {
            nulls |= blocks[i].nulls(row, rowOffset);
        }
        return nulls != 0;
    }

    private int encodeNulls(UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < blocks.length; i++) {
            final long nulls = blocks[i].nulls(row, rowOffset);
            for (int k = 0; k < blocks[i].nullBytes(); k++) {
                target.putByte(at++, (byte) (nulls >>> k * Byte.SIZE));
            }
        }
        return at;
    }

    private int decodeNulls(boolean given, DirectBuffer source, int offset, int limit, Row target) {
        if (given && limit - offset < nullBytes) {
            throw new EngineException("null bits at " + offset + " end at " + (offset + nullBytes)
                + " > limit=" + limit);
        }
        int at = offset;
        for (int i = 0; i < blocks.length; i++) {
            long nulls = 0;
            if (given) {
                nulls = nullBits(blocks[i], source, at);
                at += blocks[i].nullBytes();
            }
            blocks[i].nulls(target.buffer(), target.offset(), nulls);
        }
        return at;
    }

    private static long nullBits(ColumnBlock block, DirectBuffer source, int offset) {
        long nulls = 0;
        for (int k = 0; k < block.nullBytes(); k++) {
            nulls |= (source.getByte(offset + k) & (long) BYTE_MASK) << k * Byte.SIZE;
        }
        if (!block.has(nulls)) {
            throw new EngineException("null bits " + Long.toHexString(nulls) + " name fields that do not exist");
        }
        return nulls;
    }
}

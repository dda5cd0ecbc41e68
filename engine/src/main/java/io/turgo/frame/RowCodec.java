package io.turgo.frame;

import static io.turgo.record.RecordDescriptor.FLAGS_OFFSET;
import static io.turgo.record.RecordDescriptor.HEADER_LENGTH;
import static io.turgo.record.RecordDescriptor.ROW_KIND_MASK;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Type;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The compact form that a source's row has in a journal frame: its source fields, which decode to the same bytes. Schema
 * id, sequence, event time and ingest time are not in it, since the engine derives them again.
 * <pre>
 *   +-----+------------------+--------+--------+---------+---------+---------+---------------+---------+
 *   | tag | null bits, if any| int64s | int32s | symbols | booleans| doubles | wide decimals | strings |
 *   +-----+------------------+--------+--------+---------+---------+---------+---------------+---------+
 *   tag:  bits 0-1 row kind | bit 2 a source field is null | bit 3 the tail is kept as it is | bits 4-7 the caller's
 * </pre>
 * Each kind of field takes as many bytes as its column group says, in the layout's order; null fields take none. Integers
 * are differences to the same column's previous value in the frame, so both sides call {@link #reset} at its start, and
 * one codec serves one direction at a time. The null bits are one per source field, lowest first, in whole bytes.
 *
 * <p>A row is to be encoded as it was committed, before a stage derives into it. Belongs to one thread; allocates nothing.
 */
public final class RowCodec {
    /** The bits of a row's first byte that are the caller's: 0 as encoded, to be set afterwards, ignored in decoding. */
    public static final int CALLER_TAG_MASK = 0xF0;

    private static final int NULLS_TAG = 1 << 2;
    private static final int TAIL_TAG = 1 << 3;
    private static final int BYTE_MASK = 0xFF;

    private final RecordLayout layout;
    private final String name;
    private final LongColumns longs;
    private final IntColumns ints;
    private final SymbolColumns symbols;
    private final BooleanColumns booleans;
    private final DoubleColumns doubles;
    private final WideColumns wides;
    private final StringColumns strings;
    private final long[] sourceMasks;
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
        longs = new LongColumns(select(columns, RowCodec::isLong));
        ints = new IntColumns(select(columns, column -> column.type() == Type.INT32));
        symbols = new SymbolColumns(select(columns, column -> column.type() == Type.SYMBOL));
        booleans = new BooleanColumns(select(columns, column -> column.type() == Type.BOOLEAN));
        doubles = new DoubleColumns(select(columns, column -> column.type() == Type.FLOAT64));
        wides = new WideColumns(select(columns, column -> column.field().isWideDecimal()));
        strings = new StringColumns(select(columns, column -> column.type() == Type.STRING), fixedLength);
        nullBytes = (sourceFieldCount + Byte.SIZE - 1) / Byte.SIZE;
        sourceMasks = new long[(sourceFieldCount + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < sourceFieldCount; i++) {
            sourceMasks[i / Long.SIZE] |= columns.get(i).nullMask();
        }
        maxFixedBytes = 1 + nullBytes + longs.count * LongColumns.MAX_BYTES + ints.count * IntColumns.MAX_BYTES
            + symbols.count * SymbolColumns.MAX_BYTES + booleans.count * BooleanColumns.MAX_BYTES
            + doubles.count * DoubleColumns.MAX_BYTES + wides.count * WideColumns.MAX_BYTES
            + strings.count * StringColumns.MAX_BYTES + StringColumns.MAX_TAIL_BYTES;
    }

    private static List<Column> select(List<Column> columns, Predicate<Column> test) {
        return columns.stream().filter(test).toList();
    }

    private static boolean isLong(Column column) {
        return switch (column.type()) {
            case INT64, TIMESTAMP -> true;
            case DECIMAL -> !column.field().isWideDecimal();
            default -> false;
        };
    }

    /** The layout of the rows. */
    public RecordLayout layout() {
        return layout;
    }

    /** Starts a frame. */
    public void reset() {
        longs.reset();
        ints.reset();
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
     */
    public int encode(Row row, MutableDirectBuffer target, int offset) {
        final UnsafeBuffer buffer = row.buffer();
        final int rowOffset = row.offset();
        final boolean nulls = hasNulls(buffer, rowOffset);
        final boolean inOrder = strings.areInOrder(nulls, row);
        final int kind = buffer.getShort(rowOffset + FLAGS_OFFSET) & ROW_KIND_MASK;
        target.putByte(offset, (byte) (kind | (nulls ? NULLS_TAG : 0) | (inOrder ? 0 : TAIL_TAG)));
        int at = offset + 1;
        if (nulls) {
            at = encodeNulls(buffer, rowOffset, target, at);
        }
        at = longs.encode(nulls, buffer, rowOffset, target, at);
        at = ints.encode(nulls, buffer, rowOffset, target, at);
        at = symbols.encode(nulls, buffer, rowOffset, target, at);
        at = booleans.encode(nulls, buffer, rowOffset, target, at);
        at = doubles.encode(nulls, buffer, rowOffset, target, at);
        at = wides.encode(nulls, buffer, rowOffset, target, at);
        return inOrder ? strings.encodeInOrder(nulls, row, target, at) : strings.encodeTail(nulls, row, target, at);
    }

    /**
     * Reads a row.
     *
     * @param limit  the offset from which on nothing is read
     * @param target a record that was {@link Row#reset} with the layout; undefined after an error
     * @return the offset behind the row
     * @throws EngineException                          if the bytes are no row; the codec must be reset before it is used
     *                                                  again
     * @throws io.turgo.record.RecordTooLargeException  if the row is longer than {@code target} may become
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
        final boolean nulls = (tag & NULLS_TAG) != 0;
        int at = offset + 1;
        target.kind(RowKind.of(tag & ROW_KIND_MASK));
        decodeNulls(nulls, source, at, limit, target);
        at += nulls ? nullBytes : 0;
        at = longs.decode(nulls, source, at, limit, buffer, rowOffset);
        at = ints.decode(nulls, source, at, limit, buffer, rowOffset);
        at = symbols.decode(nulls, source, at, limit, buffer, rowOffset);
        at = booleans.decode(nulls, source, at, limit, buffer, rowOffset);
        at = doubles.decode(nulls, source, at, limit, buffer, rowOffset);
        at = wides.decode(nulls, source, at, limit, buffer, rowOffset);
        return (tag & TAIL_TAG) == 0
            ? strings.decodeInOrder(nulls, source, at, limit, target)
            : strings.decodeTail(nulls, source, at, limit, target);
    }

    private boolean hasNulls(UnsafeBuffer row, int rowOffset) {
        long nulls = 0;
        for (int i = 0; i < sourceMasks.length; i++) {
            nulls |= row.getLong(rowOffset + HEADER_LENGTH + i * Long.BYTES) & sourceMasks[i];
        }
        return nulls != 0;
    }

    private int encodeNulls(UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        for (int i = 0; i < nullBytes; i++) {
            final int word = i / Long.BYTES;
            final long bits = row.getLong(rowOffset + HEADER_LENGTH + word * Long.BYTES) & sourceMasks[word];
            target.putByte(offset + i, (byte) (bits >>> i * Byte.SIZE));
        }
        return offset + nullBytes;
    }

    /** Sets the bits of the source fields in the row, and leaves those of derived fields as they are. */
    private void decodeNulls(boolean nulls, DirectBuffer source, int offset, int limit, Row target) {
        if (nulls && limit - offset < nullBytes) {
            throw new EngineException("null bits at " + offset + " end at " + (offset + nullBytes) + " > limit=" + limit);
        }
        for (int word = 0; word < sourceMasks.length; word++) {
            final long bits = nulls ? nullBits(source, offset, word) : 0;
            final int at = target.offset() + HEADER_LENGTH + word * Long.BYTES;
            target.buffer().putLong(at, target.buffer().getLong(at) & ~sourceMasks[word] | bits);
        }
    }

    private long nullBits(DirectBuffer source, int offset, int word) {
        long bits = 0;
        for (int i = word * Long.BYTES; i < Math.min(nullBytes, (word + 1) * Long.BYTES); i++) {
            bits |= (source.getByte(offset + i) & (long) BYTE_MASK) << i * Byte.SIZE;
        }
        if ((bits & ~sourceMasks[word]) != 0) {
            throw new EngineException("null bits " + Long.toHexString(bits) + " name fields that do not exist");
        }
        return bits;
    }
}

package io.turgo.frame;

import io.turgo.record.Column;
import io.turgo.record.RecordDescriptor;
import io.turgo.record.Type;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The columns, at most 64, whose null bits are in one word: all but the strings, one group of a kind after the other.
 */
final class ColumnBlock {
    private final int nullOffset;
    private final long sourceMask;
    private final int nullBytes;
    private final LongColumns longs;
    private final IntColumns ints;
    private final SymbolColumns symbols;
    private final BooleanColumns booleans;
    private final DoubleColumns doubles;
    private final WideColumns wides;

    /** @param columns of the source's fields that have their null bits in the word of that number */
    ColumnBlock(int word, List<Column> columns) {
        nullOffset = RecordDescriptor.HEADER_LENGTH + word * Long.BYTES;
        sourceMask = columns.stream().mapToLong(Column::nullMask).reduce(0, (all, mask) -> all | mask);
        nullBytes = (columns.size() + Byte.SIZE - 1) / Byte.SIZE;
        longs = new LongColumns(select(columns, ColumnBlock::isLong));
        ints = new IntColumns(select(columns, column -> column.type() == Type.INT32));
        symbols = new SymbolColumns(select(columns, column -> column.type() == Type.SYMBOL));
        booleans = new BooleanColumns(select(columns, column -> column.type() == Type.BOOLEAN));
        doubles = new DoubleColumns(select(columns, column -> column.type() == Type.FLOAT64));
        wides = new WideColumns(select(columns, column -> column.field().isWideDecimal()));
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

    /** The most bytes that the block takes. */
    int maxBytes() {
        return longs.count * LongColumns.MAX_BYTES + ints.count * IntColumns.MAX_BYTES
            + symbols.count * SymbolColumns.MAX_BYTES + booleans.count * BooleanColumns.MAX_BYTES
            + doubles.count * DoubleColumns.MAX_BYTES + wides.count * WideColumns.MAX_BYTES;
    }

    /** How many bytes its null bits take. */
    int nullBytes() {
        return nullBytes;
    }

    void reset() {
        longs.reset();
        ints.reset();
    }

    /** The bits of those source fields that are null. */
    long nulls(UnsafeBuffer row, int rowOffset) {
        return row.getLong(rowOffset + nullOffset) & sourceMask;
    }

    /** Sets the bits of the source fields to {@code nulls} and leaves those of derived fields. */
    void nulls(UnsafeBuffer row, int rowOffset, long nulls) {
        row.putLong(rowOffset + nullOffset, row.getLong(rowOffset + nullOffset) & ~sourceMask | nulls);
    }

    /** Whether all those bits are of fields that there are. */
    boolean has(long nulls) {
        return (nulls & ~sourceMask) == 0;
    }

    int encode(UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final long nulls = nulls(row, rowOffset);
        int at = longs.encode(nulls, row, rowOffset, target, offset);
        at = ints.encode(nulls, row, rowOffset, target, at);
        at = symbols.encode(nulls, row, rowOffset, target, at);
        at = booleans.encode(nulls, row, rowOffset, target, at);
        at = doubles.encode(nulls, row, rowOffset, target, at);
        return wides.encode(nulls, row, rowOffset, target, at);
    }

    /** The null bits of the row are set already. */
    int decode(DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        final long nulls = nulls(row, rowOffset);
        int at = longs.decode(nulls, source, offset, limit, row, rowOffset);
        at = ints.decode(nulls, source, at, limit, row, rowOffset);
        at = symbols.decode(nulls, source, at, limit, row, rowOffset);
        at = booleans.decode(nulls, source, at, limit, row, rowOffset);
        at = doubles.decode(nulls, source, at, limit, row, rowOffset);
        return wides.decode(nulls, source, at, limit, row, rowOffset);
    }
}

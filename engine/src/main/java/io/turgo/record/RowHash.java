package io.turgo.record;

import java.util.List;

/**
 * A hash of a row's visible content: its kind and each field's value; not its sequence, its layout or fields of other
 * branches, and not its event time, which is a field too, or else the time at which the row came in: then another
 * run over the same input has another. The mixing step is the 64-bit finaliser of David Stafford's variant 13 (as in
 * SplitMix64). Belongs to one thread.
 */
public final class RowHash {
    private static final long FIELD_SALT = 0x9E3779B97F4A7C15L;
    private static final long NULL_HASH = 0x5851F42D4C957F2DL;

    private final Column[] columns;

    /** @param columns the fields that count, in the order in which they count */
    public RowHash(List<Column> columns) {
        this.columns = columns.toArray(Column[]::new);
    }

    /** The hash of a row. */
    public long of(Row row) {
        long hash = mix(row.kind().ordinal());
        for (final Column column : columns) {
            hash = mix(hash + FIELD_SALT ^ (row.isNull(column) ? NULL_HASH : value(row, column)));
        }
        return hash;
    }

    private static long value(Row row, Column column) {
        switch (column.type()) {
            case BOOLEAN:
                return row.bool(column) ? 1 : 2;
            case INT32:
            case SYMBOL:
                return row.int32(column);
            case STRING:
                return text(row, column);
            case DECIMAL:
                return decimal(row, column);
            default:
                return row.int64(column);
        }
    }

    private static long decimal(Row row, Column column) {
        final long low = row.int64(column);
        return column.field().isWideDecimal()
            ? mix(low) ^ row.buffer().getLong(row.offset() + column.offset() + Long.BYTES) : low;
    }

    private static long text(Row row, Column column) {
        final int start = row.stringOffset(column);
        final int length = row.stringLength(column);
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + row.buffer().getByte(start + i);
        }
        return hash;
    }

    /** Spreads every bit of {@code value} over the result. */
    public static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}

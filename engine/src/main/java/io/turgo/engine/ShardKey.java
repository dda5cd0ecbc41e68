package io.turgo.engine;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowHash;
import io.turgo.record.Type;
import java.util.List;

/**
 * Tells which worker a row goes to by the fields of its key. Values that are equal as keys go to the same one: nulls,
 * all NaNs, and 0.0 and -0.0. The hash has nothing to do with that of the workers' tables, whose rows would crowd in
 * a part of their index otherwise. Stateless; any thread.
 */
final class ShardKey {
    private static final long SALT = 0x2545F4914F6CDD1DL;
    private static final long NULL_WORD = 0x5851F42D4C957F2DL;

    private final Column[] columns;
    private final int workers;

    ShardKey(List<Column> columns, int workers) {
        this.columns = columns.toArray(Column[]::new);
        this.workers = workers;
    }

    /** The number of the row's worker. */
    int worker(Row row) {
        long hash = SALT;
        for (final Column column : columns) {
            hash = RowHash.mix(hash + SALT ^ (row.isNull(column) ? NULL_WORD : word(row, column)));
        }
        return (int) ((hash >>> 32) * workers >>> 32);
    }

    private static long word(Row row, Column column) {
        switch (column.type()) {
            case BOOLEAN:
                return row.bool(column) ? 1 : 2;
            case INT32:
            case SYMBOL:
                return row.int32(column);
            case STRING:
                return text(row, column);
            case FLOAT64:
                return Double.doubleToLongBits(row.float64(column) + 0.0);
            default:
                return number(row, column);
        }
    }

    private static long number(Row row, Column column) {
        final long low = row.int64(column);
        return column.type() == Type.DECIMAL && column.field().isWideDecimal()
            ? RowHash.mix(low) ^ row.buffer().getLong(row.offset() + column.offset() + Long.BYTES) : low;
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
}

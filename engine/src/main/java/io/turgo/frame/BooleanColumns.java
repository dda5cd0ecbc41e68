package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** BOOLEAN: a byte, 0 or 1. */
final class BooleanColumns extends ColumnGroup {
    /** The most bytes that a column takes. */
    static final int MAX_BYTES = 1;

    BooleanColumns(List<Column> columns) {
        super(columns);
    }

    int encode(boolean nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                target.putByte(at, (byte) (row.getByte(rowOffset + offsets[i]) == 0 ? 0 : 1));
                at++;
            }
        }
        return at;
    }

    int decode(boolean nulls, DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                final byte value = at < limit ? source.getByte(at) : -1;
                if (value != 0 && value != 1) {
                    throw new EngineException(at < limit
                        ? "byte " + value + " at " + at + " is no BOOLEAN"
                        : "BOOLEAN at " + at + " >= limit=" + limit);
                }
                row.putByte(rowOffset + offsets[i], value);
                at++;
            }
        }
        return at;
    }
}

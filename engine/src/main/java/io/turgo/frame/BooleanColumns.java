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

    int encode(long nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final int[] places = offsets;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                target.putByte(at, (byte) (row.getByte(rowOffset + places[i]) == 0 ? 0 : 1));
                at++;
            }
        }
        return at;
    }

    int decode(long nulls, DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        final int[] places = offsets;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                final byte value = at < limit ? source.getByte(at) : -1;
                if (value != 0 && value != 1) {
                    throw new EngineException(at < limit
                        ? "byte " + value + " at " + at + " is no BOOLEAN"
                        : "BOOLEAN at " + at + " >= limit=" + limit);
                }
                row.putByte(rowOffset + places[i], value);
                at++;
            }
        }
        return at;
    }
}

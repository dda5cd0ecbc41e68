package io.turgo.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * DECIMAL of more than 18 digits: an unscaled value that fits 63 bits as a number, zigzagged and doubled; any other as
 * the number 1 and its 16 bytes, low half first.
 */
final class WideColumns extends ColumnGroup {
    /** The most bytes that a column takes. */
    static final int MAX_BYTES = 1 + 2 * Long.BYTES;

    private static final long WHOLE = 1;

    WideColumns(List<Column> columns) {
        super(columns);
    }

    int encode(long nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final int[] places = offsets;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                final long low = row.getLong(rowOffset + places[i]);
                final long high = row.getLong(rowOffset + places[i] + Long.BYTES);
                if (high == low >> Long.SIZE - 1 && low << 1 >> 1 == low) {
                    at = Varint.put(target, at, (low << 1 ^ low >> Long.SIZE - 1) << 1);
                } else {
                    at = Varint.put(target, at, WHOLE);
                    target.putLong(at, low, LITTLE_ENDIAN);
                    target.putLong(at + Long.BYTES, high, LITTLE_ENDIAN);
                    at += 2 * Long.BYTES;
                }
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
                final long number = Varint.get(source, at, limit);
                at += Varint.length(source, at);
                long low = number >>> 2 ^ -(number >>> 1 & 1);
                long high = low >> Long.SIZE - 1;
                if ((number & 1) != 0) {
                    requireWhole(number, at, limit);
                    low = source.getLong(at, LITTLE_ENDIAN);
                    high = source.getLong(at + Long.BYTES, LITTLE_ENDIAN);
                    at += 2 * Long.BYTES;
                }
                row.putLong(rowOffset + places[i], low);
                row.putLong(rowOffset + places[i] + Long.BYTES, high);
            }
        }
        return at;
    }

    private static void requireWhole(long number, int at, int limit) {
        if (number != WHOLE || limit - at < 2 * Long.BYTES) {
            throw new EngineException("DECIMAL at " + at + " is malformed, mark " + number + ", limit=" + limit);
        }
    }
}

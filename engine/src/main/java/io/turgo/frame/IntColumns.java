package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** INT32: the signed difference to the previous value, modulo 2^32. */
final class IntColumns extends ColumnGroup {
    /** The most bytes that a column takes. */
    static final int MAX_BYTES = 5;

    IntColumns(List<Column> columns) {
        super(columns);
    }

    int encode(boolean nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                final int value = row.getInt(rowOffset + offsets[i]);
                at = Varint.putSigned(target, at, (int) (value - previous[i]));
                previous[i] = value;
            }
        }
        return at;
    }

    int decode(boolean nulls, DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                final long difference = Varint.getSigned(source, at, limit);
                if (difference != (int) difference) {
                    throw new EngineException("difference " + difference + " at " + at + " is no INT32");
                }
                at += Varint.length(source, at);
                final int value = (int) (previous[i] + difference);
                row.putInt(rowOffset + offsets[i], value);
                previous[i] = value;
            }
        }
        return at;
    }
}

package io.turgo.frame;

import io.turgo.record.Column;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** INT64, TIMESTAMP and DECIMAL of at most 18 digits: the signed difference to the previous value, modulo 2^64. */
final class LongColumns extends ColumnGroup {
    /** The most bytes that a column takes. */
    static final int MAX_BYTES = Varint.MAX_BYTES;

    LongColumns(List<Column> columns) {
        super(columns);
    }

    int encode(boolean nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                final long value = row.getLong(rowOffset + offsets[i]);
                at = Varint.putSigned(target, at, value - previous[i]);
                previous[i] = value;
            }
        }
        return at;
    }

    int decode(boolean nulls, DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                final long value = previous[i] + Varint.getSigned(source, at, limit);
                at += Varint.length(source, at);
                row.putLong(rowOffset + offsets[i], value);
                previous[i] = value;
            }
        }
        return at;
    }
}

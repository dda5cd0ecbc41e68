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

    int encode(long nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final int[] places = offsets;
        final long[] last = previous;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                final long value = row.getLong(rowOffset + places[i]);
                at = Varint.putSigned(target, at, value - last[i]);
                last[i] = value;
            }
        }
        return at;
    }

    int decode(long nulls, DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        final int[] places = offsets;
        final long[] last = previous;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                final long value = last[i] + Varint.getSigned(source, at, limit);
                at += Varint.length(source, at);
                row.putLong(rowOffset + places[i], value);
                last[i] = value;
            }
        }
        return at;
    }
}

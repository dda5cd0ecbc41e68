package io.turgo.frame;

import io.turgo.record.Column;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** SYMBOL: the number. */
final class SymbolColumns extends ColumnGroup {
    /** The most bytes that a column takes. */
    static final int MAX_BYTES = 5;

    SymbolColumns(List<Column> columns) {
        super(columns);
    }

    int encode(long nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final int[] places = offsets;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                at = Varint.put(target, at, row.getInt(rowOffset + places[i]));
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
                row.putInt(rowOffset + places[i], Varint.getInt(source, at, limit, Integer.MAX_VALUE));
                at += Varint.length(source, at);
            }
        }
        return at;
    }
}

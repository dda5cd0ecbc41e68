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

    int encode(boolean nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                at = Varint.put(target, at, row.getInt(rowOffset + offsets[i]));
            }
        }
        return at;
    }

    int decode(boolean nulls, DirectBuffer source, int offset, int limit, UnsafeBuffer row, int rowOffset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!isNull(nulls, row, rowOffset, i)) {
                row.putInt(rowOffset + offsets[i], Varint.getInt(source, at, limit, Integer.MAX_VALUE));
                at += Varint.length(source, at);
            }
        }
        return at;
    }
}

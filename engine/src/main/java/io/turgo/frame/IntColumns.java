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

    int encode(long nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final int[] places = offsets;
        final long[] last = previous;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                final int value = row.getInt(rowOffset + places[i]);
                at = Varint.putSigned(target, at, (int) (value - last[i]));
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
                final long difference = Varint.getSigned(source, at, limit);
                if (difference != (int) difference) {
                    throw new EngineException("difference " + difference + " at " + at + " is no INT32");
                }
                at += Varint.length(source, at);
                final int value = (int) (last[i] + difference);
                row.putInt(rowOffset + places[i], value);
                last[i] = value;
            }
        }
        return at;
    }
}

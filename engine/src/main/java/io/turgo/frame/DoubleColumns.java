package io.turgo.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** FLOAT64: its 8 bytes, so that a NaN stays the one it was. */
final class DoubleColumns extends ColumnGroup {
    /** The most bytes that a column takes. */
    static final int MAX_BYTES = Long.BYTES;

    DoubleColumns(List<Column> columns) {
        super(columns);
    }

    int encode(long nulls, UnsafeBuffer row, int rowOffset, MutableDirectBuffer target, int offset) {
        final int[] places = offsets;
        final long[] masks = nullMasks;
        int at = offset;
        for (int i = 0; i < places.length; i++) {
            if ((nulls & masks[i]) == 0) {
                target.putLong(at, row.getLong(rowOffset + places[i]), LITTLE_ENDIAN);
                at += Long.BYTES;
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
                if (limit - at < Long.BYTES) {
                    throw new EngineException("FLOAT64 at " + at + " ends at " + (at + Long.BYTES)
                        + " > limit=" + limit);
                }
                row.putLong(rowOffset + places[i], source.getLong(at, LITTLE_ENDIAN));
                at += Long.BYTES;
            }
        }
        return at;
    }
}

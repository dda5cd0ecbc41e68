package io.turgo.frame;

import io.turgo.record.Column;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The columns of a row that are encoded alike, resolved to arrays. Sub-classes have encoder and decoder side by side. */
abstract class ColumnGroup {
    /** How many columns there are. */
    final int count;
    /** Where each fixed part is, from the start of the record. */
    final int[] offsets;
    /** The value last encoded or decoded of each column, 0 at the start of a frame; for those that encode differences. */
    final long[] previous;
    private final int[] nullOffsets;
    private final long[] nullMasks;

    ColumnGroup(List<Column> columns) {
        count = columns.size();
        offsets = columns.stream().mapToInt(Column::offset).toArray();
        nullOffsets = columns.stream().mapToInt(Column::nullOffset).toArray();
        nullMasks = columns.stream().mapToLong(Column::nullMask).toArray();
        previous = new long[count];
    }

    /** Whether column {@code i} is null; {@code nulls} tells whether any of the row is. */
    final boolean isNull(boolean nulls, UnsafeBuffer row, int rowOffset, int i) {
        return nulls && (row.getLong(rowOffset + nullOffsets[i]) & nullMasks[i]) != 0;
    }

    /** Forgets the previous values. */
    final void reset() {
        for (int i = 0; i < count; i++) {
            previous[i] = 0;
        }
    }
}

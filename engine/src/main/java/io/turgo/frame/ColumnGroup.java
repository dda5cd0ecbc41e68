package io.turgo.frame;

import io.turgo.record.Column;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a row that are encoded alike, resolved to arrays. Sub-classes have encoder and decoder side by side,
 * and take these arrays into locals first, since a write to a buffer makes the compiler load fields again.
 */
abstract class ColumnGroup {
    /** How many columns there are. */
    final int count;
    /** Where each fixed part is, from the start of the record. */
    final int[] offsets;
    /** The bit of each in its word of the null bitmap. */
    final long[] nullMasks;
    /** The value last encoded or decoded of each, 0 at the start of a frame; for those that encode differences. */
    final long[] previous;

    ColumnGroup(List<Column> columns) {
        count = columns.size();
        offsets = columns.stream().mapToInt(Column::offset).toArray();
        nullMasks = columns.stream().mapToLong(Column::nullMask).toArray();
        previous = new long[count];
    }

    /** Forgets the previous values. */
    final void reset() {
        Arrays.fill(previous, 0);
    }
}

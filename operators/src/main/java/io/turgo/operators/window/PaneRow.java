package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.field.KeyFields;
import io.turgo.state.StateLayout;

/**
 * A key's state in a pane.
 * <pre>
 *   key                        value            transient
 *  +----------+---------------+----------------+---------+--------------------------+
 *  | pane end | key's fields  | accumulators   | arrival | marks, if there are early|
 *  |          |               |                |         | results                  |
 *  +----------+---------------+----------------+---------+--------------------------+
 * </pre>
 */
final class PaneRow {
    /** Where the key's fields begin in the key, in bytes. */
    static final int KEY_FIELDS = Long.BYTES;
    /** The mark of a row that has changed since the last early results. */
    static final long CHANGED = 1;
    /** The mark of a row that is in earlier early results. */
    static final long SHOWN = 2;

    private PaneRow() {
    }

    static StateLayout layout(KeyFields keys, AccumulatorSet accumulators, Emission emission) {
        return new StateLayout(KEY_FIELDS + keys.bytes(), accumulators.stateBytes(),
            emission.marks() ? 2 * Long.BYTES : Long.BYTES);
    }

    static long arrival(MemoryWindow row, StateLayout layout) {
        return row.getLong(layout.transientOffset());
    }

    static long marks(MemoryWindow row, StateLayout layout) {
        return row.getLong(layout.transientOffset() + Long.BYTES);
    }

    static void marks(MemoryWindow row, StateLayout layout, long marks) {
        row.putLong(layout.transientOffset() + Long.BYTES, marks);
    }

    static void markChanged(MemoryWindow row, StateLayout layout) {
        marks(row, layout, marks(row, layout) | CHANGED);
    }

    /** The first time behind a watermark. */
    static long behind(long watermarkNs) {
        return watermarkNs == Long.MAX_VALUE ? watermarkNs : watermarkNs + 1;
    }
}

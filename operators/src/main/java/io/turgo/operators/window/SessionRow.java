package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.field.KeyFields;
import io.turgo.state.StateLayout;

/**
 * The rows of sessions: the open sessions of a key are numbered from 0 without a gap, in no order that means anything.
 * <pre>
 *   key                       value                                              transient
 *  +---------+--------------+------------+-----------+-----------+--------------+---------+
 *  | number  | key's fields | first time | last time | sessions  | accumulators | arrival |
 *  +---------+--------------+------------+-----------+-----------+--------------+---------+
 * </pre>
 * How many sessions a key has stands in its session 0, and is 0 in the others. The sign bit of that number says of each
 * session whether its result has been given, and stands as it was.
 *
 * @param layout     of the table
 * @param gapNs      between sessions
 * @param latenessNs for how long sessions that have ended still take rows
 */
record SessionRow(StateLayout layout, long gapNs, long latenessNs) {
    /** No session begins or ends later: all have ended when time has. */
    private static final long LATEST = Long.MAX_VALUE - 1;
    /** Where the key's fields begin in the key, in bytes. */
    static final int KEY_FIELDS = Long.BYTES;
    private static final int LAST = Long.BYTES;
    private static final int SESSIONS = 2 * Long.BYTES;
    private static final int ACCUMULATORS = 3 * Long.BYTES;
    private static final long SHOWN = Long.MIN_VALUE;

    static SessionRow of(KeyFields keys, AccumulatorSet accumulators, long gapNs, long latenessNs) {
        return new SessionRow(new StateLayout(
            KEY_FIELDS + keys.bytes(), ACCUMULATORS + accumulators.stateBytes(), Long.BYTES), gapNs, latenessNs);
    }

    /** Where the accumulators' words begin in a row, in bytes. */
    int accumulators() {
        return layout.valueOffset() + ACCUMULATORS;
    }

    long number(MemoryWindow row) {
        return row.getLong(layout.keyOffset());
    }

    long first(MemoryWindow row) {
        return row.getLong(layout.valueOffset());
    }

    void times(MemoryWindow row, long firstNs, long lastNs) {
        row.putLong(layout.valueOffset(), Math.min(firstNs, LATEST));
        row.putLong(layout.valueOffset() + LAST, lastNs);
    }

    long last(MemoryWindow row) {
        return row.getLong(layout.valueOffset() + LAST);
    }

    long sessions(MemoryWindow row) {
        return row.getLong(layout.valueOffset() + SESSIONS) & ~SHOWN;
    }

    void sessions(MemoryWindow row, long count) {
        row.putLong(layout.valueOffset() + SESSIONS, count | row.getLong(layout.valueOffset() + SESSIONS) & SHOWN);
    }

    /** Whether the session's result has been given, and not been taken back since. */
    boolean isShown(MemoryWindow row) {
        return row.getLong(layout.valueOffset() + SESSIONS) < 0;
    }

    void shown(MemoryWindow row, boolean shown) {
        row.putLong(layout.valueOffset() + SESSIONS, sessions(row) | (shown ? SHOWN : 0));
    }

    long arrival(MemoryWindow row) {
        return row.getLong(layout.transientOffset());
    }

    void arrival(MemoryWindow row, long arrival) {
        row.putLong(layout.transientOffset(), arrival);
    }

    /** When the session ends. */
    long end(MemoryWindow row) {
        return behind(last(row));
    }

    /** The end of a session whose last row has that time. */
    long behind(long timeNs) {
        final long end = timeNs + gapNs;
        return end < timeNs || end == Long.MAX_VALUE ? LATEST : end;
    }

    /** When a session is over that ends then. */
    long over(long end) {
        final long over = end + latenessNs;
        return over < end ? LATEST : Math.min(over, LATEST);
    }

    /** When there is something to do with the session. */
    long due(MemoryWindow row) {
        return isShown(row) ? over(end(row)) : end(row);
    }

    /** Whether a row of that time belongs to the session. */
    boolean reaches(MemoryWindow row, long timeNs) {
        return Math.min(timeNs, LATEST) <= end(row) && first(row) <= behind(timeNs);
    }

    /** Gives a row all that another one is, but for the key and the number of sessions. */
    void copy(MemoryWindow from, MemoryWindow into) {
        final long sessions = sessions(into);
        for (int i = layout.valueOffset(); i < layout.rowBytes(); i += Long.BYTES) {
            into.putLong(i, from.getLong(i));
        }
        sessions(into, sessions);
    }
}

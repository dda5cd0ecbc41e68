package io.turgo.operators.join;

import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;

/**
 * The rows of each key and side in the order of time, those of one time as they came. The links stand in the rows;
 * where each chain ends is in a table of its own, which is no state: all of it follows from the rows. One thread at a
 * time.
 *
 * @param ends by key fields and side the last row and the first
 */
record Chains(SideRows rows, KeyedTable ends) implements AutoCloseable {
    static final int NONE = -1;

    private static final int INITIAL_ROWS = 64;
    private static final int NEXT = Integer.BYTES;
    private static final int FIRST = Integer.BYTES;

    static Chains of(SideRows rows) {
        return new Chains(rows, new KeyedTable(
            rows.table().name(), new StateLayout(rows.keys().bytes() + Long.BYTES, Long.BYTES, 0), INITIAL_ROWS));
    }

    /**
     * The first row of one side, with the key of a row, that is not before a time; {@link #NONE} if there is none. It
     * is sought from both ends at once: where one side is far behind the other, its rows match those at the beginning.
     */
    int firstFrom(Row row, boolean isRight, long timeNs) {
        final KeyFields keys = rows.keys();
        keys.save(row, ends.key(), 0);
        ends.key().putLong(keys.bytes(), isRight ? 1 : 0);
        final int end = ends.find();
        if (end == KeyedTable.ABSENT) {
            return NONE;
        }
        int early = firstOf(end);
        int late = lastOf(end);
        while (rows.timeNs(early) < timeNs) {
            if (rows.timeNs(late) < timeNs) {
                return after(late);
            }
            early = after(early);
            late = before(late);
        }
        return early;
    }

    private int lastOf(int end) {
        return ends.at(end).getInt(ends.layout().valueOffset());
    }

    private void lastOf(int end, int id) {
        ends.touch(end);
        ends.at(end).putInt(ends.layout().valueOffset(), id);
    }

    private int firstOf(int end) {
        return ends.at(end).getInt(ends.layout().valueOffset() + FIRST);
    }

    private void firstOf(int end, int id) {
        ends.touch(end);
        ends.at(end).putInt(ends.layout().valueOffset() + FIRST, id);
    }

    /** The row before one in its chain, or {@link #NONE}. */
    int before(int id) {
        return rows.table().at(id).getInt(rows.linksOffset()) - 1;
    }

    /** The row behind one in its chain, or {@link #NONE}. */
    int after(int id) {
        return rows.table().at(id).getInt(rows.linksOffset() + NEXT) - 1;
    }

    /** Nobody restores links, so rows are not touched for them. */
    private void link(int id, int next) {
        if (id != NONE) {
            rows.table().at(id).putInt(rows.linksOffset() + NEXT, next + 1);
        }
        if (next != NONE) {
            rows.table().at(next).putInt(rows.linksOffset(), id + 1);
        }
    }

    private void endKey(int id, boolean isRight) {
        rows.copyKey(id, ends.key());
        ends.key().putLong(rows.keys().bytes(), isRight ? 1 : 0);
    }

    /** Adds a row; the time grows with the number of rows of its chain that are later than it. */
    void insert(int id, boolean isRight) {
        endKey(id, isRight);
        final int end = ends.findOrAdd();
        int next = NONE;
        int before = ends.added() ? NONE : lastOf(end);
        while (before != NONE && isAfter(before, id)) {
            next = before;
            before = before(before);
        }
        rows.table().at(id).putLong(rows.linksOffset(), 0);
        link(before, id);
        link(id, next);
        if (next == NONE) {
            lastOf(end, id);
        }
        if (before == NONE) {
            firstOf(end, id);
        }
    }

    private boolean isAfter(int other, int id) {
        final long otherTimeNs = rows.timeNs(other);
        final long timeNs = rows.timeNs(id);
        return otherTimeNs > timeNs || otherTimeNs == timeNs && rows.arrival(other) > rows.arrival(id);
    }

    /** Takes a row out. */
    void remove(int id, boolean isRight) {
        final int before = before(id);
        final int next = after(id);
        link(before, next);
        if (before == NONE || next == NONE) {
            endKey(id, isRight);
            final int end = ends.find();
            if (before == next) {
                ends.remove(end);
            } else if (next == NONE) {
                lastOf(end, before);
            } else {
                firstOf(end, next);
            }
        }
    }

    @Override
    public void close() {
        ends.close();
    }
}

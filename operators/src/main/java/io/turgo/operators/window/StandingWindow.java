package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.RowKind;
import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import io.turgo.state.StateLayout;

/**
 * The window that fired last, merged by key, and kept for the next one: a window that fires takes in the panes that are
 * new to it, and makes anew only the keys that have rows in panes that it has left or that have changed since. A key's
 * rows are merged in the order of their arrival, as if from the start each time; so nothing has to be taken back, and
 * all results are the same to the last bit. It follows from the panes' rows and is no state. Belongs to the stage's
 * thread.
 * <pre>
 *   merged row, transient part: arrival of the key's first row | of its last | its last row + 1 | marks
 *   links, by row of a pane:    the key's row before it + 1, 0 for none
 * </pre>
 */
final class StandingWindow implements AutoCloseable {
    private static final int INITIAL_ROWS = 64;
    private static final int LAST_ARRIVAL = Long.BYTES;
    private static final int LAST_ROW = 2 * Long.BYTES;
    private static final int MARKS = 3 * Long.BYTES;
    private static final int TRANSIENT_BYTES = 4 * Long.BYTES;
    private static final long NONE = Long.MIN_VALUE;
    /** The key's place among the results is not the one that it had. */
    private static final long MOVED = 1;
    /** The key's rows are to be merged anew. */
    private static final long CHANGED = 2;
    /** The key has no rows. */
    private static final long GONE = 4;

    private final KeyedTable table;
    private final StateLayout layout;
    private final WindowResults results;
    private final KeyedTable merged;
    private final int transientAt;
    private final MemoryWindow pane = new MemoryWindow();
    private final OffHeapIntList links = new OffHeapIntList();
    private final OffHeapIntList changed = new OffHeapIntList();
    private final OffHeapIntList moved = new OffHeapIntList();
    private final RowsInTime places = new RowsInTime();
    private final KeyRows rows;
    private OffHeapIntList order = new OffHeapIntList();
    private OffHeapIntList nextOrder = new OffHeapIntList();
    /** The end of the window; {@link #NONE} if none is kept. */
    private long until = NONE;
    /** Panes that end here or earlier are not in it. */
    private long left = NONE;

    StandingWindow(KeyedTable table, WindowResults results) {
        this.table = table;
        this.layout = table.layout();
        this.results = results;
        merged = new KeyedTable(table.name() + " (merged)", new StateLayout(layout.keyBytes(),
            layout.transientOffset() - layout.valueOffset(), TRANSIENT_BYTES), INITIAL_ROWS);
        transientAt = merged.layout().transientOffset();
        rows = new KeyRows(table);
    }

    /** Whether a pane may be in it, so that it must be told of changes. */
    boolean holds(long paneEnd) {
        return paneEnd <= until;
    }

    /** Forgets all. */
    void forget() {
        if (until != NONE) {
            merged.clear();
            order.clear();
            changed.clear();
            moved.clear();
            until = NONE;
        }
    }

    /** The end of the window that is kept; {@link Long#MIN_VALUE} for none. */
    long until() {
        return until;
    }

    /** A pane that is to be removed, or that the window has left, is not part of it any more. */
    void leave(OffHeapIntList paneRows, long paneEnd) {
        if (paneEnd <= left || paneEnd > until) {
            return;
        }
        left = paneEnd;
        final int count = paneRows.size();
        for (int i = 0; i < count; i++) {
            leave(paneRows.get(i));
        }
    }

    private void leave(int row) {
        key(table.at(row, pane));
        final int id = merged.find();
        final MemoryWindow state = merged.at(id);
        final int link = row + 1;
        int later = (int) state.getLong(transientAt + LAST_ROW);
        if (later == link) {
            state.putLong(transientAt + LAST_ROW, links.get(row));
        } else {
            while (links.get(later - 1) != link) {
                later = links.get(later - 1);
            }
            links.set(later - 1, links.get(row));
        }
        change(id, state);
    }

    /** A row of a pane that is held has taken an event. */
    void changed(int row, boolean added) {
        key(table.at(row, pane));
        final int id = merged.findOrAdd();
        final MemoryWindow state = merged.at(id);
        if (added) {
            link(row, state);
        }
        change(id, state);
    }

    private void change(int id, MemoryWindow state) {
        final long marks = state.getLong(transientAt + MARKS);
        if ((marks & CHANGED) == 0) {
            state.putLong(transientAt + MARKS, marks | CHANGED);
            changed.add(id);
        }
    }

    private void link(int row, MemoryWindow state) {
        while (links.size() <= row) {
            links.add(0);
        }
        links.set(row, (int) state.getLong(transientAt + LAST_ROW));
        state.putLong(transientAt + LAST_ROW, row + 1L);
    }

    private void key(MemoryWindow row) {
        merged.key().putLong(0, 0);
        for (int i = PaneRow.KEY_FIELDS; i < layout.keyBytes(); i += Long.BYTES) {
            merged.key().putLong(i, row.getLong(layout.keyOffset() + i));
        }
    }

    /** Gives the results of a window that ends behind the one before. */
    void fire(OpenPanes panes, long windowStart, long windowEnd) {
        if (windowStart >= until) {
            forget();
        } else {
            for (int i = 0; i < panes.size() && panes.end(i) <= windowStart; i++) {
                leave(panes.rowsAt(i), panes.end(i));
            }
        }
        left = Math.max(left, windowStart);
        final int to = panes.placeBehind(windowEnd);
        for (int i = panes.placeBehind(Math.max(windowStart, until)); i < to; i++) {
            enter(panes.rowsAt(i), windowStart, windowEnd);
        }
        until = windowEnd;
        final int count = changed.size();
        for (int i = 0; i < count; i++) {
            mergeAnew(changed.get(i), windowStart, windowEnd);
        }
        changed.clear();
        emit(windowStart, windowEnd);
    }

    private void enter(OffHeapIntList paneRows, long windowStart, long windowEnd) {
        final int count = paneRows.size();
        for (int i = 0; i < count; i++) {
            final int row = paneRows.get(i);
            key(table.at(row, pane));
            final int id = merged.findOrAdd();
            final MemoryWindow state = merged.at(id);
            final long arrival = PaneRow.arrival(pane, layout);
            if ((state.getLong(transientAt + MARKS) & CHANGED) != 0) {
                link(row, state);
            } else if (state.getLong(transientAt + LAST_ROW) == 0) {
                link(row, state);
                begin(state, arrival);
                move(id, state, arrival);
            } else if (arrival > state.getLong(transientAt + LAST_ARRIVAL)) {
                link(row, state);
                results.merge(pane, state, windowStart, windowEnd);
                state.putLong(transientAt + LAST_ARRIVAL, arrival);
            } else {
                link(row, state);
                change(id, state);
            }
        }
    }

    /** Makes the state of a key that of the row at hand. */
    private void begin(MemoryWindow state, long arrival) {
        for (int i = layout.valueOffset(); i < layout.transientOffset(); i += Long.BYTES) {
            state.putLong(i, pane.getLong(i));
        }
        state.putLong(transientAt + LAST_ARRIVAL, arrival);
    }

    /** Gives a key another place among the results. */
    private void move(int id, MemoryWindow state, long arrival) {
        state.putLong(transientAt, arrival);
        final long marks = state.getLong(transientAt + MARKS);
        if ((marks & MOVED) == 0) {
            state.putLong(transientAt + MARKS, marks | MOVED);
            moved.add(id);
        }
    }

    private void mergeAnew(int id, long windowStart, long windowEnd) {
        final MemoryWindow state = merged.at(id);
        state.putLong(transientAt + MARKS, state.getLong(transientAt + MARKS) & ~CHANGED);
        final int count = rows.gather((int) state.getLong(transientAt + LAST_ROW), links);
        if (count == 0) {
            state.putLong(transientAt + MARKS, GONE);
            merged.remove(id);
            return;
        }
        int before = 0;
        for (int i = 0; i < count; i++) {
            final int row = rows.row(i);
            table.at(row, pane);
            if (i == 0) {
                begin(state, rows.arrival(0));
            } else {
                results.merge(pane, state, windowStart, windowEnd);
            }
            links.set(row, before);
            before = row + 1;
        }
        state.putLong(transientAt + LAST_ROW, before);
        state.putLong(transientAt + LAST_ARRIVAL, rows.arrival(count - 1));
        if (state.getLong(transientAt) != rows.arrival(0) || state.getLong(transientAt + MARKS) != 0) {
            move(id, state, rows.arrival(0));
        }
    }

    /** Gives the results: those that have kept their places, and in between those that have moved. */
    private void emit(long windowStart, long windowEnd) {
        final int movedCount = moved.size();
        for (int i = 0; i < movedCount; i++) {
            final MemoryWindow state = merged.at(moved.get(i));
            if (state.getLong(transientAt + MARKS) == MOVED) {
                places.add(state.getLong(transientAt), 0, moved.get(i));
            }
        }
        nextOrder.clear();
        final int count = order.size();
        for (int i = 0; i < count; i++) {
            final MemoryWindow state = merged.at(order.get(i));
            if (state.getLong(transientAt + MARKS) == 0) {
                emitMoved(state.getLong(transientAt), windowStart, windowEnd);
                emit(order.get(i), windowStart, windowEnd);
            }
        }
        emitMoved(Long.MAX_VALUE, windowStart, windowEnd);
        for (int i = 0; i < movedCount; i++) {
            merged.at(moved.get(i)).putLong(transientAt + MARKS, 0);
        }
        moved.clear();
        final OffHeapIntList spare = order;
        order = nextOrder;
        nextOrder = spare;
    }

    private void emitMoved(long before, long windowStart, long windowEnd) {
        while (places.isDue(before)) {
            emit(places.removeFirst(), windowStart, windowEnd);
        }
    }

    private void emit(int id, long windowStart, long windowEnd) {
        nextOrder.add(id);
        final MemoryWindow state = merged.at(id);
        results.emit(state, windowStart, windowEnd, state.getLong(transientAt), RowKind.INSERT);
    }

    /** Memory held, in bytes. */
    long capacityBytes() {
        return merged.capacityBytes() + links.capacityBytes() + changed.capacityBytes() + moved.capacityBytes()
            + order.capacityBytes() + nextOrder.capacityBytes() + places.capacityBytes();
    }

    @Override
    public void close() {
        merged.close();
        links.close();
        changed.close();
        moved.close();
        order.close();
        nextOrder.close();
    }
}

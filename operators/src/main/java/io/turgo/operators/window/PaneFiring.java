package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import io.turgo.state.StateLayout;

/**
 * Makes results of windows from the rows of their panes. Belongs to the stage's thread; after warm-up it allocates
 * nothing.
 *
 * @param marks      whether rows say what has changed since early results
 * @param table      of the panes' rows
 * @param merged     a row for each key of the window at hand, made of those of its panes; empty between windows
 * @param mergedRows the ids of those rows, in the order of first records
 * @param standing   does it all where windows share panes and fire once; else null
 */
record PaneFiring(
    WindowAxis axis, boolean marks, KeyedTable table, StateLayout layout, OpenPanes panes, KeyFields keys,
    WindowResults results, ArrivalOrder order, KeyedTable merged, OffHeapIntList mergedRows,
    StandingWindow standing)
    implements AutoCloseable {
    private static final int INITIAL_ROWS = 64;

    static PaneFiring of(
        WindowAxis axis, Emission emission, KeyedTable table, OpenPanes panes, KeyFields keys, WindowResults results) {
        return new PaneFiring(axis, emission.marks(), table, table.layout(), panes, keys, results,
            new ArrivalOrder(table), new KeyedTable(table.name() + " (merged)", table.layout(), INITIAL_ROWS),
            new OffHeapIntList(),
            axis.sharesPanes() && !emission.updates() ? new StandingWindow(table, results) : null);
    }

    /** The end of the first window with a pane that ends behind a time; that time itself if there is none. */
    long nextWindow(long fired) {
        int low = 0;
        int high = panes.size();
        while (low < high) {
            final int middle = low == 0 ? 0 : low + high >>> 1;
            if (axis.lastWindow(panes.end(middle)) > fired) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == panes.size() ? fired : axis.firstWindow(Math.max(panes.end(low), fired + 1));
    }

    /** Gives the results of a window; where there are marks, those that have not been given yet. */
    void fire(long windowEnd) {
        final long windowStart = axis.windowStart(windowEnd);
        final int from = panes.placeBehind(axis.firstPane(windowEnd));
        final int to = panes.placeBehind(windowEnd);
        if (standing != null) {
            standing.fire(panes, windowStart, windowEnd);
        } else if (to - from == 1) {
            emitAll(table, panes.rowsAt(from), windowStart, windowEnd);
        } else if (to > from) {
            order.start(panes, from, to);
            for (int id = order.next(); id != KeyedTable.ABSENT; id = order.next()) {
                merge(table.at(id), windowStart, windowEnd);
            }
            emitMerged(windowStart, windowEnd);
        }
    }

    /** Whether changes of that pane must be told. */
    boolean holds(long paneEnd) {
        return standing != null && standing.holds(paneEnd);
    }

    /** A row of such a pane has taken an event. */
    void changed(int id, boolean added) {
        standing.changed(id, added);
    }

    /** What is to be known before the panes go whose windows are all over. */
    void over(long over) {
        if (standing == null) {
            return;
        }
        if (standing.until() != Long.MIN_VALUE && axis.lastWindow(standing.until()) <= over) {
            standing.forget();
        }
        for (int i = 0; i < panes.size() && axis.lastWindow(panes.end(i)) <= over; i++) {
            standing.leave(panes.rowsAt(i), panes.end(i));
        }
    }

    private void emitAll(KeyedTable of, OffHeapIntList rows, long windowStart, long windowEnd) {
        final int count = rows.size();
        for (int i = 0; i < count; i++) {
            final MemoryWindow state = of.at(rows.get(i));
            if (!marks) {
                emit(state, windowStart, windowEnd, RowKind.INSERT);
            } else if ((PaneRow.marks(state, layout) & PaneRow.CHANGED) != 0) {
                emit(state, windowStart, windowEnd, (PaneRow.marks(state, layout) & PaneRow.SHOWN) != 0
                    ? RowKind.UPDATE_AFTER : RowKind.INSERT);
            }
        }
    }

    private void emit(MemoryWindow state, long windowStart, long windowEnd, RowKind kind) {
        results.emit(state, windowStart, windowEnd, PaneRow.arrival(state, layout), kind);
    }

    /** Takes a row of a pane into that of its key. Rows come in the order of arrival, the first one gives it. */
    private void merge(MemoryWindow row, long windowStart, long windowEnd) {
        merged.key().putLong(0, 0);
        for (int i = PaneRow.KEY_FIELDS; i < layout.keyBytes(); i += Long.BYTES) {
            merged.key().putLong(i, row.getLong(layout.keyOffset() + i));
        }
        final int id = merged.findOrAdd();
        final MemoryWindow into = merged.at(id);
        if (merged.added()) {
            mergedRows.add(id);
            for (int i = layout.valueOffset(); i < layout.rowBytes(); i += Long.BYTES) {
                into.putLong(i, row.getLong(i));
            }
            return;
        }
        results.merge(row, into, windowStart, windowEnd);
        if (marks) {
            PaneRow.marks(into, layout, PaneRow.marks(into, layout) | PaneRow.marks(row, layout));
        }
    }

    private void emitMerged(long windowStart, long windowEnd) {
        emitAll(merged, mergedRows, windowStart, windowEnd);
        forgetMerged();
    }

    private void forgetMerged() {
        for (int i = 0; i < mergedRows.size(); i++) {
            merged.remove(mergedRows.get(i));
        }
        mergedRows.clear();
    }

    /**
     * Gives the new result of one key of a window.
     *
     * @param row   the key's row that has just been taken in
     * @param added whether it is the key's first one of its pane
     */
    void update(long windowEnd, Row row, boolean added) {
        final long windowStart = axis.windowStart(windowEnd);
        final int to = panes.placeBehind(windowEnd);
        int found = 0;
        long arrival = Long.MAX_VALUE;
        for (int i = panes.placeBehind(axis.firstPane(windowEnd)); i < to; i++) {
            final int id = keys.find(table, panes.end(i), row);
            if (id != KeyedTable.ABSENT) {
                found++;
                arrival = Math.min(arrival, PaneRow.arrival(table.at(id), layout));
                merge(table.at(id), windowStart, windowEnd);
            }
        }
        results.emit(merged.at(mergedRows.get(0)), windowStart, windowEnd, arrival,
            added && found == 1 ? RowKind.INSERT : RowKind.UPDATE_AFTER);
        forgetMerged();
    }

    /** Gives the results that have changed of all windows that end behind a time. */
    void early(long now) {
        long window = nextWindow(now);
        final long last = panes.isEmpty() ? now : axis.lastWindow(panes.end(panes.size() - 1));
        while (window > now && window <= last) {
            fire(window);
            window = next(window, now);
        }
        for (int i = 0; i < panes.size(); i++) {
            markShown(panes.rowsAt(i));
        }
    }

    /** The next window with a pane behind one; {@code none} if there is none. */
    private long next(long window, long none) {
        final long next = nextWindow(window);
        return next > window ? next : none;
    }

    private void markShown(OffHeapIntList rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (PaneRow.marks(table.at(rows.get(i)), layout) != PaneRow.SHOWN) {
                table.touch(rows.get(i));
                PaneRow.marks(table.at(rows.get(i)), layout, PaneRow.SHOWN);
            }
        }
    }

    /** Direct memory held, in bytes. */
    long capacityBytes() {
        return merged.capacityBytes() + mergedRows.capacityBytes()
            + (standing == null ? 0 : standing.capacityBytes());
    }

    @Override
    public void close() {
        merged.close();
        mergedRows.close();
        if (standing != null) {
            standing.close();
        }
    }
}

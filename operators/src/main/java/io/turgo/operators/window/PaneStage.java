package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import io.turgo.state.RecentRows;
import io.turgo.state.StateLayout;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs {@link PaneWindows}. State is a table by (pane end, key fields); the first record's arrival is in the transient
 * part of a row, as the order of records is no part of the state hash. Where a key is one small word, as a SYMBOL is,
 * the rows of the pane that events are in are found by it alone.
 */
record PaneStage(
    WindowAxis axis, Emission emission, KeyFields keys, KeyFields inKeys, KeyedTable table, RecentRows recent,
    OpenPanes panes, PaneProgress progress, WindowResults results, PaneFiring firing, Cause cause, AtomicCounter late)
    implements KeyedStage {
    private static final int INITIAL_ROWS = 1024;

    static PaneStage of(WindowAxis axis, Emission emission, Grouping grouping, StageContext context) {
        final KeyFields keys = KeyFields.of(context.in(), context.out(), grouping.keys());
        final AccumulatorSet accumulators = AccumulatorSet.of(grouping.aggregates(), context.in(), context.out());
        final StateLayout layout = PaneRow.layout(keys, accumulators, emission);
        final KeyedTable table = new KeyedTable(context.name(), layout, INITIAL_ROWS);
        final OpenPanes panes = new OpenPanes();
        final WindowResults results = WindowResults.of(
            context, keys, accumulators, layout.keyOffset() + PaneRow.KEY_FIELDS, layout.valueOffset());
        return new PaneStage(axis, emission, keys, KeyFields.of(context.in(), context.in(), grouping.keys()), table,
            new RecentRows(table), panes, new PaneProgress(), results,
            PaneFiring.of(axis, emission, table, panes, keys, results), context.cause(),
            context.counter(GroupedWindows.LATE));
    }

    @Override
    public long lateRows() {
        return late.get();
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        inKeys.load(image, PaneRow.KEY_FIELDS, into);
    }

    /** The lists of panes are made again from the rows, in the order of first records. */
    @Override
    public void onRestored(long watermarkNs) {
        panes.restore(table);
        if (watermarkNs != Long.MIN_VALUE) { // none yet
            pass(PaneRow.behind(watermarkNs));
        }
        progress.due = due();
    }

    @Override
    public boolean onRow(Row row) {
        final long time = row.eventTimeNs();
        if (time >= progress.start && time < progress.end || enter(time)) {
            aggregate(row);
            return false;
        }
        late.incrementRelease();
        return true;
    }

    /** Makes the pane of that time the present one, unless all of its windows are over. */
    private boolean enter(long time) {
        final long end = axis.end(time);
        if (axis.lastWindow(end) <= progress.over) {
            return false;
        }
        progress.start = axis.start(time);
        progress.end = end;
        progress.rows = panes.rows(end);
        progress.updates = emission.onUpdate() || emission.latenessNs() > 0 && axis.firstWindow(end) <= progress.fired;
        progress.held = firing.holds(end);
        progress.plain = keys.isOneWord() && !emission.marks() && !progress.updates && !progress.held;
        recent.forget();
        if (progress.rows.size() == 0) {
            progress.due = due();
        }
        return true;
    }

    private void aggregate(Row row) {
        if (progress.plain) {
            final MemoryWindow known = recent.touched(keys.word(row));
            if (known != null) {
                results.add(row, known, progress.start, progress.end);
                return;
            }
        }
        aggregateInTable(row);
    }

    private void aggregateInTable(Row row) {
        final int id = keys.findOrAdd(table, progress.end, row);
        final MemoryWindow state = table.at(id);
        final boolean added = table.added();
        if (added) {
            state.putLong(table.layout().transientOffset(), cause.arrival());
            progress.rows.add(id);
        } else {
            table.touch(id);
        }
        if (progress.plain) {
            recent.note(keys.word(row), id);
        }
        if (emission.marks()) {
            PaneRow.markChanged(state, table.layout());
        }
        results.add(row, state, progress.start, progress.end);
        if (progress.held) {
            firing.changed(id, added);
        }
        if (progress.updates) {
            update(row, added);
        }
    }

    /** Gives the new results of the row's windows that have fired and are not over; or of all that are not over. */
    private void update(Row row, boolean added) {
        final long last = emission.onUpdate()
            ? axis.lastWindow(progress.end) : Math.min(progress.fired, axis.lastWindow(progress.end));
        long window = axis.firstWindow(Math.max(progress.end, progress.over + 1));
        while (window <= last) {
            firing.update(window, row, added);
            if (window == Long.MAX_VALUE) {
                return;
            }
            window = axis.firstWindow(window + 1);
        }
    }

    @Override
    public boolean followsWatermark() {
        return true;
    }

    @Override
    public void onWatermark(long watermarkNs) {
        final long now = PaneRow.behind(watermarkNs);
        if (progress.due <= now) {
            advance(now);
        } else {
            pass(now);
        }
    }

    private void pass(long now) {
        progress.fired = now;
        progress.over = emission.over(now);
    }

    private void advance(long now) {
        final boolean early = emission.marks() && now >= emission.nextEarly(progress.fired);
        if (!emission.onUpdate()) {
            fireUntil(now);
        }
        pass(now);
        removeUntil(progress.over);
        if (early) {
            firing.early(now);
        }
        progress.forget();
        progress.due = due();
    }

    private void fireUntil(long now) {
        long window = firing.nextWindow(progress.fired);
        while (window <= now && window > progress.fired) {
            firing.fire(window);
            progress.fired = window;
            window = firing.nextWindow(window);
        }
    }

    /** Removes the panes whose windows are all over. */
    private void removeUntil(long over) {
        firing.over(over);
        while (!panes.isEmpty() && axis.lastWindow(panes.end(0)) <= over) {
            final OffHeapIntList rows = panes.rowsAt(0);
            final int count = rows.size();
            for (int i = 0; i < count; i++) {
                table.remove(rows.get(i));
            }
            panes.removeFirst();
        }
    }

    /** When there is something to do next. */
    private long due() {
        if (panes.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long due = emission.kept(axis.lastWindow(panes.end(0)));
        if (emission.marks()) {
            due = Math.min(due, emission.nextEarly(progress.fired));
        }
        final long window = emission.onUpdate() ? PaneProgress.NONE : firing.nextWindow(progress.fired);
        return window > progress.fired ? Math.min(due, window) : due;
    }

    @Override
    public long stateBytes() {
        return KeyedStage.super.stateBytes() + panes.capacityBytes() + firing.capacityBytes();
    }

    @Override
    public void close() {
        KeyedStage.super.close();
        panes.close();
        firing.close();
    }
}

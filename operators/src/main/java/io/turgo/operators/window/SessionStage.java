package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.Cause;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import org.agrona.concurrent.status.AtomicCounter;

/** Runs a {@link Session} window. */
record SessionStage(
    Emission emission, SessionRow form, KeyFields inKeys, KeyedTable table, OpenSessions sessions, Present present,
    WindowResults results, Cause cause, AtomicCounter late)
    implements KeyedStage {
    private static final int INITIAL_ROWS = 1024;

    static SessionStage of(long gapNs, Emission emission, Grouping grouping, StageContext context) {
        final KeyFields keys = KeyFields.of(context.in(), context.out(), grouping.keys());
        final AccumulatorSet accumulators = AccumulatorSet.of(grouping.aggregates(), context.in(), context.out());
        final SessionRow form = SessionRow.of(keys, accumulators, gapNs, emission.latenessNs());
        final KeyedTable table = new KeyedTable(context.name(), form.layout(), INITIAL_ROWS);
        final WindowResults results = WindowResults.of(
            context, keys, accumulators, form.layout().keyOffset() + SessionRow.KEY_FIELDS, form.accumulators());
        return new SessionStage(emission, form, KeyFields.of(context.in(), context.in(), grouping.keys()), table,
            OpenSessions.of(table, form, keys, results), new Present(), results, context.cause(),
            context.counter(GroupedWindows.LATE));
    }

    /** Where in event time the stage is. */
    private static final class Present {
        /** Sessions that end before that have fired. */
        private long timeNs = Long.MIN_VALUE;
    }

    @Override
    public long lateRows() {
        return late.get();
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        inKeys.load(image, SessionRow.KEY_FIELDS, into);
    }

    @Override
    public void onRestored(long watermarkNs) {
        sessions.restore();
        onWatermark(watermarkNs);
    }

    @Override
    public boolean onRow(Row row) {
        final long time = row.eventTimeNs();
        int id = sessions.find(row, time);
        if (id != KeyedTable.ABSENT) {
            sessions.extend(id, time);
        } else if (form.over(form.behind(time)) < present.timeNs) {
            late.incrementRelease();
            return true;
        } else {
            id = sessions.add(row, time, cause.arrival());
        }
        final MemoryWindow state = table.at(id);
        results.add(row, state, form.first(state), form.end(state));
        if (emission.updates() && (emission.onUpdate() || form.end(state) < present.timeNs)) {
            show(state);
        }
        return false;
    }

    /** Gives the present result of a session, whose row has been touched. */
    private void show(MemoryWindow state) {
        final long end = form.end(state);
        results.emit(state, form.first(state), end, end, form.arrival(state),
            form.isShown(state) ? RowKind.UPDATE_AFTER : RowKind.INSERT);
        form.shown(state, true);
    }

    @Override
    public boolean followsWatermark() {
        return true;
    }

    @Override
    public void onWatermark(long watermarkNs) {
        present.timeNs = PaneRow.behind(watermarkNs);
        if (sessions.due() < present.timeNs) {
            fire();
        }
    }

    private void fire() {
        for (int id = sessions.dueBefore(present.timeNs); id != KeyedTable.ABSENT;
             id = sessions.dueBefore(present.timeNs)) {
            final MemoryWindow state = table.at(id);
            if (!form.isShown(state)) {
                table.touch(id);
                show(state);
            }
            if (form.due(state) < present.timeNs) {
                sessions.remove(id);
            } else {
                sessions.note(id);
            }
        }
    }

    @Override
    public long stateBytes() {
        return KeyedStage.super.stateBytes() + sessions.capacityBytes();
    }
}

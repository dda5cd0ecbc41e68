package io.turgo.operators.window;

import io.turgo.error.EngineException;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.AggregateOverflowException;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Outlet;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import io.turgo.state.StateLayout;
import java.time.Instant;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs a {@link Tumbling} window. State is a table by (window end, key fields); the first record's arrival is in the
 * transient part of a row, as the order of records is no part of the state hash.
 */
record TumblingStage(
    WindowAxis axis, KeyFields keys, KeyFields inKeys, AccumulatorSet accumulators, KeyedTable table,
    OpenWindows windows, Present present, Outlet outlet, Cause cause, Column startColumn, Column endColumn,
    AtomicCounter late)
    implements KeyedStage {
    private static final int INITIAL_ROWS = 1024;
    private static final int KEY_FIELDS = Long.BYTES;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    static TumblingStage of(WindowAxis axis, List<String> keys, List<Aggregate> aggregates, StageContext context) {
        final KeyFields key = KeyFields.of(context.in(), context.out(), keys);
        final AccumulatorSet accumulators = AccumulatorSet.of(aggregates, context.in(), context.out());
        final StateLayout layout = new StateLayout(KEY_FIELDS + key.bytes(), accumulators.stateBytes(), Long.BYTES);
        return new TumblingStage(axis, key, KeyFields.of(context.in(), context.in(), keys), accumulators,
            new KeyedTable(context.name(), layout, INITIAL_ROWS),
            new OpenWindows(), new Present(), context.outlet(), context.cause(),
            context.out().column(Tumbling.WINDOW_START), context.out().column(Tumbling.WINDOW_END),
            context.counter(Tumbling.LATE));
    }

    /** Where in event time the stage is. */
    private static final class Present {
        private static final long NONE = Long.MIN_VALUE;

        /** Windows that end here or earlier have fired. */
        private long firedEnd = NONE;
        /** The end of the window that fires next. */
        private long nextEnd = Long.MAX_VALUE;
        /** The window of the last row; none has start = end. */
        private long start = NONE;
        private long end = NONE;
        private OffHeapIntList rows;
    }

    @Override
    public long lateRows() {
        return late.get();
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        inKeys.load(image, KEY_FIELDS, into);
    }

    /** The lists of open windows are made again from the rows, in the order of first records. */
    @Override
    public void onRestored(long watermarkNs) {
        RowsByArrival.forEach(
            table, id -> windows.rows(table.at(id).getLong(table.layout().keyOffset())).add(id));
        onWatermark(watermarkNs);
        present.nextEnd = windows.isEmpty() ? Long.MAX_VALUE : windows.firstEnd();
    }

    @Override
    public boolean onRow(Row row) {
        final long time = row.eventTimeNs();
        if (time >= present.start && time < present.end || enter(time)) {
            aggregate(row);
        } else {
            late.incrementRelease();
        }
        return false;
    }

    /** Makes the window of that time the present one, unless it has fired. */
    private boolean enter(long time) {
        final long newEnd = axis.end(time);
        if (newEnd <= present.firedEnd) {
            return false;
        }
        present.start = axis.start(time);
        present.end = newEnd;
        present.rows = windows.rows(newEnd);
        present.nextEnd = windows.firstEnd();
        return true;
    }

    private void aggregate(Row row) {
        final int id = keys.findOrAdd(table, present.end, row);
        final MemoryWindow state = table.at(id);
        if (table.added()) {
            state.putLong(table.layout().transientOffset(), cause.arrival());
            present.rows.add(id);
        } else {
            table.touch(id);
        }
        try {
            accumulators.add(row, state, table.layout().valueOffset());
        } catch (AggregateOverflowException e) {
            throw overflow(e, present.end);
        }
    }

    @Override
    public boolean followsWatermark() {
        return true;
    }

    @Override
    public void onWatermark(long watermarkNs) {
        final long firedEnd = watermarkNs == Long.MAX_VALUE ? watermarkNs : watermarkNs + 1;
        present.firedEnd = firedEnd;
        if (present.nextEnd <= firedEnd) {
            fireUntil(firedEnd);
        }
    }

    private void fireUntil(long firedEnd) {
        while (!windows.isEmpty() && windows.firstEnd() <= firedEnd) {
            fire(windows.firstEnd(), windows.firstRows());
            windows.removeFirst();
        }
        present.nextEnd = windows.isEmpty() ? Long.MAX_VALUE : windows.firstEnd();
        if (present.end <= firedEnd) {
            present.start = Present.NONE;
            present.end = Present.NONE;
        }
    }

    private void fire(long windowEnd, OffHeapIntList rows) {
        final long windowStart = axis.start(windowEnd - 1);
        final int count = rows.size();
        for (int i = 0; i < count; i++) {
            final int id = rows.get(i);
            emit(id, windowStart, windowEnd);
            table.remove(id);
        }
    }

    private void emit(int id, long windowStart, long windowEnd) {
        final MemoryWindow state = table.at(id);
        final Row result = outlet.claim();
        result.eventTimeNs(windowEnd - 1);
        result.int64(startColumn, windowStart);
        result.int64(endColumn, windowEnd);
        keys.load(state, table.layout().keyOffset() + KEY_FIELDS, result);
        try {
            accumulators.write(state, table.layout().valueOffset(), result);
        } catch (AggregateOverflowException e) {
            throw overflow(e, windowEnd);
        }
        outlet.emit(state.getLong(table.layout().transientOffset()));
    }

    private EngineException overflow(AggregateOverflowException e, long windowEnd) {
        return new EngineException(e.getMessage() + ", in window [" + text(axis.start(windowEnd - 1)) + ", "
            + text(windowEnd) + "): make the window shorter, or aggregate smaller values", e);
    }

    private static Instant text(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
    }

    @Override
    public long stateBytes() {
        return KeyedStage.super.stateBytes() + windows.capacityBytes();
    }

    @Override
    public void close() {
        KeyedStage.super.close();
        windows.close();
    }
}

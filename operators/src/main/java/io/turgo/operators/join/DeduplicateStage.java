package io.turgo.operators.join;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs a {@link Deduplicate}. Time is cut into stretches as long as the duration: two rows of one stretch are less than
 * that apart, so no more than one of a key passes, and a row can only repeat that of its own stretch or of the ones
 * beside it.
 *
 * @param table by key fields and number of the stretch the time of the row that has passed
 */
record DeduplicateStage(
    long withinNs, KeyFields keys, KeyedTable table, RowsInTime deadlines, Progress progress, Cause cause,
    AtomicCounter dropped, AtomicCounter late) implements KeyedStage {
    private static final int INITIAL_ROWS = 256;

    static DeduplicateStage of(long withinNs, List<String> keys, StageContext context) {
        final KeyFields fields = KeyFields.of(context.in(), context.in(), keys);
        return new DeduplicateStage(withinNs, fields,
            new KeyedTable(context.name(), new StateLayout(fields.bytes() + Long.BYTES, Long.BYTES, 0), INITIAL_ROWS),
            new RowsInTime(), new Progress(), context.cause(), context.counter(Deduplicate.DROPPED),
            context.counter(Deduplicate.LATE));
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        keys.load(image, 0, into);
    }

    @Override
    public void onRestored(long watermarkNs) {
        progress.advance(watermarkNs);
        for (int id = table.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = table.nextRow(id)) {
            deadlines.add(Ranges.plus(timeNs(id), withinNs - 1), id, id);
        }
    }

    private long timeNs(int id) {
        return table.at(id).getLong(table.layout().valueOffset());
    }

    @Override
    public boolean onRow(Row row) {
        final long timeNs = row.eventTimeNs();
        if (progress.hasPassed(timeNs)) {
            late.incrementRelease();
            return false;
        }
        final long stretch = Math.floorDiv(timeNs, withinNs);
        keys.save(row, table.key(), 0);
        if (repeats(stretch - 1, timeNs) || repeats(stretch + 1, timeNs) || !isFirst(stretch, timeNs)) {
            dropped.incrementRelease();
            return false;
        }
        return true;
    }

    private boolean repeats(long stretch, long timeNs) {
        table.key().putLong(keys.bytes(), stretch);
        final int id = table.find();
        return id != KeyedTable.ABSENT && Math.abs(timeNs(id) - timeNs) < withinNs;
    }

    /** Keeps the row if it is the first of its stretch. */
    private boolean isFirst(long stretch, long timeNs) {
        table.key().putLong(keys.bytes(), stretch);
        final int id = table.findOrAdd();
        if (table.added()) {
            table.at(id).putLong(table.layout().valueOffset(), timeNs);
            deadlines.add(Ranges.plus(timeNs, withinNs - 1), cause.arrival(), id);
        }
        return table.added();
    }

    @Override
    public boolean followsWatermark() {
        return true;
    }

    @Override
    public void onWatermark(long watermarkNs) {
        progress.advance(watermarkNs);
        while (deadlines.isDue(watermarkNs)) {
            table.remove(deadlines.removeFirst());
        }
    }

    @Override
    public long lateRows() {
        return late.get();
    }

    @Override
    public long stateBytes() {
        return KeyedStage.super.stateBytes() + deadlines.capacityBytes();
    }
}

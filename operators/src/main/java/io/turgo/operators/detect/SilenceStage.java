package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.operators.rows.RowsByArrival;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Outlet;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;

/**
 * Runs a {@link Silence}. A key's state is when its silence is due, the latest event time and the number of rows; it is
 * due at no time yet until the tick that follows its last row. The arrival of that row, and the links of the line in
 * which keys wait in that order, are in the transient part.
 */
record SilenceStage(
    long patienceNs, long resolutionNs, KeyFields keys, KeyFields inKeys, KeyedTable table, WaitingKeys waiting,
    Outlet outlet, Cause cause, Column lastTime, Column rows) implements KeyedStage {
    private static final int INITIAL_ROWS = 64;
    private static final int LAST_TIME = Long.BYTES;
    private static final int ROWS = 2 * Long.BYTES;
    private static final int VALUE_BYTES = 3 * Long.BYTES;
    private static final long NOT_YET = 0;

    static SilenceStage of(StageContext context, long patienceNs, long resolutionNs, List<String> keys) {
        final KeyFields key = KeyFields.of(context.in(), context.out(), keys);
        final StateLayout layout =
            new StateLayout(Math.max(Long.BYTES, key.bytes()), VALUE_BYTES, WaitingKeys.TRANSIENT_BYTES);
        final KeyedTable table = new KeyedTable(context.name(), layout, INITIAL_ROWS);
        return new SilenceStage(patienceNs, resolutionNs, key, KeyFields.of(context.in(), context.in(), keys), table,
            new WaitingKeys(table), context.outlet(), context.cause(), context.out().column(Silence.LAST_TIME),
            context.out().column(Silence.ROWS));
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        inKeys.load(image, 0, into);
    }

    @Override
    public void onRestored(long watermarkNs) {
        RowsByArrival.forEach(table, waiting::add);
    }

    @Override
    public boolean onRow(Row row) {
        final int id = keys.findOrAdd(table, row);
        final int at = table.layout().valueOffset();
        if (table.added()) {
            table.at(id).putLong(at + LAST_TIME, Long.MIN_VALUE);
        } else {
            table.touch(id);
            waiting.remove(id);
        }
        final MemoryWindow state = table.at(id);
        state.putLong(at, NOT_YET);
        state.putLong(at + LAST_TIME, Math.max(state.getLong(at + LAST_TIME), row.eventTimeNs()));
        state.putLong(at + ROWS, state.getLong(at + ROWS) + 1);
        state.putLong(table.layout().transientOffset(), cause.arrival());
        waiting.add(id);
        return false;
    }

    @Override
    public long tickIntervalNs() {
        return resolutionNs;
    }

    @Override
    public void onTick(long timeNs, long lastNs) {
        if (lastNs != 0 && timeNs - lastNs >= 2 * resolutionNs) {
            putOff(timeNs - lastNs - resolutionNs);
        }
        fire(timeNs);
        final int at = table.layout().valueOffset();
        final long due = later(timeNs, patienceNs);
        for (int id = waiting.last(); id != WaitingKeys.NONE && table.at(id).getLong(at) == NOT_YET;
            id = waiting.before(id)) {
            table.touch(id);
            table.at(id).putLong(at, due);
        }
    }

    /** No ticks came for so long: nobody could be heard meanwhile. */
    private void putOff(long byNs) {
        final int at = table.layout().valueOffset();
        for (int id = waiting.first(); id != WaitingKeys.NONE && table.at(id).getLong(at) != NOT_YET;
            id = waiting.behind(id)) {
            table.touch(id);
            table.at(id).putLong(at, later(table.at(id).getLong(at), byNs));
        }
    }

    private static long later(long timeNs, long byNs) {
        return timeNs > Long.MAX_VALUE - byNs ? Long.MAX_VALUE : timeNs + byNs;
    }

    private void fire(long timeNs) {
        final int at = table.layout().valueOffset();
        int id = waiting.first();
        while (id != WaitingKeys.NONE && table.at(id).getLong(at) != NOT_YET && table.at(id).getLong(at) <= timeNs) {
            emit(table.at(id), timeNs);
            waiting.remove(id);
            table.remove(id);
            id = waiting.first();
        }
    }

    private void emit(MemoryWindow state, long timeNs) {
        final Row silent = outlet.claim();
        silent.eventTimeNs(timeNs);
        keys.load(state, table.layout().keyOffset(), silent);
        silent.int64(lastTime, state.getLong(table.layout().valueOffset() + LAST_TIME));
        silent.int64(rows, state.getLong(table.layout().valueOffset() + ROWS));
        outlet.emit(state.getLong(table.layout().transientOffset()));
    }
}

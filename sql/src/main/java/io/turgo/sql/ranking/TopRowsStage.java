package io.turgo.sql.ranking;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeptFields;
import io.turgo.operators.field.KeyFields;
import io.turgo.operators.field.WordField;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.Cause;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Outlet;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs {@link TopRows}. A row of state holds the number of rows, the event time and arrival of the first one, and the
 * rows in their order: arrival, sort key, kept fields.
 */
record TopRowsStage(TopRows top, KeyFields keys, SortKey sort, KeptFields kept, Column rank, KeyedTable table,
    RowsInTime deadlines, Watermark watermark, Outlet outlet, Cause cause, AtomicCounter late)
    implements KeyedStage {
    private static final int TIME = Long.BYTES;
    private static final int ARRIVAL = 2 * Long.BYTES;
    private static final int ROWS = 3 * Long.BYTES;
    private static final int INITIAL_ROWS = 64;

    /** How far event time is. */
    static final class Watermark {
        private long ns = Long.MIN_VALUE;
    }

    static TopRowsStage of(StageContext context, TopRows top) {
        final KeyFields keys = KeyFields.of(context.in(), context.in(), top.keys());
        final SortKey sort = new SortKey(
            top.order().stream().map(field -> new WordField(context.in().column(field.name()))).toList(),
            top.order().stream().map(SortField::descending).toList());
        final KeptFields kept = KeptFields.of(top.kept().stream().map(context.in()::column).toList(),
            top.kept().stream().map(context.out()::column).toList());
        final int rowBytes = Long.BYTES + sort.bytes() + kept.bytes();
        final KeyedTable table = new KeyedTable(context.name(), new StateLayout(
            Math.max(Long.BYTES, keys.bytes()), ROWS + top.most() * rowBytes, 0), INITIAL_ROWS);
        return new TopRowsStage(top, keys, sort, kept, context.out().column(top.rank()), table, new RowsInTime(),
            new Watermark(), context.outlet(), context.cause(), context.counter(TopRows.LATE));
    }

    private int rowBytes() {
        return Long.BYTES + sort.bytes() + kept.bytes();
    }

    private int value() {
        return table.layout().valueOffset();
    }

    private int place(int number) {
        return value() + ROWS + number * rowBytes();
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        keys.load(image, 0, into);
    }

    @Override
    public boolean onRow(Row row) {
        if (top.once() && row.eventTimeNs() <= watermark.ns) {
            late.incrementRelease();
            return false;
        }
        final int id = keys.findOrAdd(table, row);
        final boolean first = table.added();
        table.touch(id);
        final MemoryWindow state = table.at(id);
        if (first) {
            state.putLong(value() + TIME, row.eventTimeNs());
            state.putLong(value() + ARRIVAL, cause.arrival());
        }
        if (first && top.once()) {
            deadlines.add(row.eventTimeNs(), cause.arrival(), id);
        }
        insert(row, state);
        return false;
    }

    private void insert(Row row, MemoryWindow state) {
        final int count = (int) state.getLong(value());
        int number = count;
        while (number > 0 && isBefore(row, state, number - 1)) {
            number--;
        }
        if (number == top.most()) {
            return;
        }
        for (int i = Math.min(count, top.most() - 1); i > number; i--) {
            copy(state, place(i - 1), place(i));
        }
        state.putLong(place(number), cause.arrival());
        sort.save(row, state, place(number) + Long.BYTES);
        kept.save(row, state, place(number) + Long.BYTES + sort.bytes());
        final int now = Math.min(top.most(), count + 1);
        state.putLong(value(), now);
        if (!top.once()) {
            for (int i = number; i < now; i++) {
                emit(state, i, row.eventTimeNs(), i < count ? RowKind.UPDATE_AFTER : RowKind.INSERT,
                    cause.arrival());
            }
        }
    }

    private boolean isBefore(Row row, MemoryWindow state, int number) {
        final int order = sort.compare(row, state, place(number) + Long.BYTES);
        return order < 0 || order == 0 && top.ties() == TopRows.Ties.LATEST_FIRST;
    }

    private void copy(MemoryWindow state, int from, int to) {
        for (int i = 0; i < rowBytes(); i += Long.BYTES) {
            state.putLong(to + i, state.getLong(from + i));
        }
    }

    private void emit(MemoryWindow state, int number, long timeNs, RowKind kind, long arrival) {
        claim(state, number, timeNs, kind);
        outlet.emit(arrival);
    }

    private void claim(MemoryWindow state, int number, long timeNs, RowKind kind) {
        final Row out = outlet.claim();
        if (kind != RowKind.INSERT) {
            out.kind(kind);
        }
        out.eventTimeNs(timeNs);
        kept.load(state, place(number) + Long.BYTES + sort.bytes(), out);
        out.int64(rank, number + 1);
    }

    @Override
    public boolean followsWatermark() {
        return top.once();
    }

    @Override
    public void onWatermark(long watermarkNs) {
        watermark.ns = watermarkNs;
        while (deadlines.isDue(watermarkNs)) {
            final int id = deadlines.removeFirst();
            final MemoryWindow state = table.at(id);
            final long arrival = state.getLong(value() + ARRIVAL);
            final long timeNs = state.getLong(value() + TIME);
            for (int i = 0; i < state.getLong(value()); i++) {
                claim(state, i, timeNs, RowKind.INSERT);
                outlet.emit(arrival, i);
            }
            table.remove(id);
        }
    }

    @Override
    public void onRestored(long watermarkNs) {
        watermark.ns = watermarkNs;
        for (int id = table.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT && top.once();
            id = table.nextRow(id)) {
            final MemoryWindow state = table.at(id);
            deadlines.add(state.getLong(value() + TIME), state.getLong(value() + ARRIVAL), id);
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

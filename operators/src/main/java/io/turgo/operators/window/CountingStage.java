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
import io.turgo.state.StateLayout;

/**
 * Runs a {@link Counting} window. The table is by key; the value of a row:
 * <pre>
 *  +----------------+---------------+-------------+--------------+
 *  | number of rows | earliest time | latest time | accumulators |
 *  +----------------+---------------+-------------+--------------+
 * </pre>
 */
record CountingStage(
    long rows, KeyFields keys, KeyFields inKeys, KeyedTable table, int valueAt, WindowResults results, Cause cause)
    implements KeyedStage {
    private static final int INITIAL_ROWS = 1024;
    private static final int EARLIEST = Long.BYTES;
    private static final int LATEST = 2 * Long.BYTES;
    private static final int ACCUMULATORS = 3 * Long.BYTES;

    static CountingStage of(long rows, Grouping grouping, StageContext context) {
        final KeyFields keys = KeyFields.of(context.in(), context.out(), grouping.keys());
        final AccumulatorSet accumulators = AccumulatorSet.of(grouping.aggregates(), context.in(), context.out());
        final StateLayout layout =
            new StateLayout(Math.max(Long.BYTES, keys.bytes()), ACCUMULATORS + accumulators.stateBytes(), 0);
        return new CountingStage(rows, keys, KeyFields.of(context.in(), context.in(), grouping.keys()),
            new KeyedTable(context.name(), layout, INITIAL_ROWS), layout.valueOffset(), WindowResults.of(
            context, keys, accumulators, layout.keyOffset(), layout.valueOffset() + ACCUMULATORS), context.cause());
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        inKeys.load(image, 0, into);
    }

    @Override
    public boolean onRow(Row row) {
        final int id = keys.findOrAdd(table, row);
        final MemoryWindow state = table.at(id);
        final long time = row.eventTimeNs();
        final boolean first = table.added();
        if (!first) {
            table.touch(id);
        }
        final long earliest = first ? time : Math.min(time, state.getLong(valueAt + EARLIEST));
        final long latest = first ? time : Math.max(time, state.getLong(valueAt + LATEST));
        final long count = state.getLong(valueAt) + 1;
        state.putLong(valueAt, count);
        state.putLong(valueAt + EARLIEST, earliest);
        state.putLong(valueAt + LATEST, latest);
        results.add(row, state, earliest, PaneRow.behind(latest));
        if (count == rows) {
            results.emit(state, earliest, PaneRow.behind(latest), latest, cause.arrival(), RowKind.INSERT);
            table.remove(id);
        }
        return false;
    }
}

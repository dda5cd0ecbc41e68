package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** Counts rows, or those in which a column is not null. State: the count. */
record Count(Column column, Column out) implements Accumulator {
    @Override
    public int stateBytes() {
        return Long.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (column == null || !row.isNull(column)) {
            state.putLong(at, state.getLong(at) + 1);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        into.putLong(intoAt, into.getLong(intoAt) + from.getLong(fromAt));
    }

    @Override
    public boolean retractable() {
        return true;
    }

    @Override
    public void retract(Row row, MemoryWindow state, int at) {
        if (column == null || !row.isNull(column)) {
            state.putLong(at, state.getLong(at) - 1);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        row.int64(out, state.getLong(at));
    }
}

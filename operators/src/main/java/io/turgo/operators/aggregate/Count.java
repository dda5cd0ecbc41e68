package io.turgo.operators.aggregate;

import io.turgo.record.Column;
import io.turgo.record.Row;
import org.agrona.concurrent.UnsafeBuffer;

/** Counts rows, or those in which a column is not null. State: the count. */
final class Count extends Accumulator {
    private final Column column;
    private final Column out;

    /** @param column which must be present, or null to count every row */
    Count(Column column, Column out) {
        this.column = column;
        this.out = out;
    }

    @Override
    int stateBytes() {
        return Long.BYTES;
    }

    @Override
    void add(Row row, UnsafeBuffer state, int at) {
        if (column == null || !row.isNull(column)) {
            state.putLong(at, state.getLong(at) + 1);
        }
    }

    @Override
    void write(UnsafeBuffer state, int at, Row row) {
        row.int64(out, state.getLong(at));
    }
}

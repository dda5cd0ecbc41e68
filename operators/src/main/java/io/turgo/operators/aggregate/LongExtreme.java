package io.turgo.operators.aggregate;

import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import org.agrona.concurrent.UnsafeBuffer;

/** The least or greatest of values of one word that order as longs. State: whether there was a value; the value. */
final class LongExtreme extends Accumulator {
    private final WordField in;
    private final WordField out;
    private final boolean least;

    LongExtreme(Column in, Column out, boolean least) {
        this.in = new WordField(in);
        this.out = new WordField(out);
        this.least = least;
    }

    @Override
    int stateBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    void add(Row row, UnsafeBuffer state, int at) {
        if (in.isNull(row)) {
            return;
        }
        final long value = in.low(row);
        final long kept = state.getLong(at + Long.BYTES);
        if (state.getLong(at) == 0 || (least ? value < kept : value > kept)) {
            state.putLong(at, 1);
            state.putLong(at + Long.BYTES, value);
        }
    }

    @Override
    void write(UnsafeBuffer state, int at, Row row) {
        if (state.getLong(at) != 0) {
            out.load(state, at + Long.BYTES, row);
        }
    }
}

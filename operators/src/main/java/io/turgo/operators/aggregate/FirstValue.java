package io.turgo.operators.aggregate;

import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import org.agrona.concurrent.UnsafeBuffer;

/** The first value that is not null. State: whether there was a value; the value's words. */
final class FirstValue extends Accumulator {
    private final WordField in;
    private final WordField out;
    private final int stateBytes;

    FirstValue(Column in, Column out) {
        this.in = new WordField(in);
        this.out = new WordField(out);
        stateBytes = Long.BYTES + WordField.bytesOf(in.field());
    }

    @Override
    int stateBytes() {
        return stateBytes;
    }

    @Override
    void add(Row row, UnsafeBuffer state, int at) {
        if (state.getLong(at) == 0 && !in.isNull(row)) {
            state.putLong(at, 1);
            in.save(row, state, at + Long.BYTES);
        }
    }

    @Override
    void write(UnsafeBuffer state, int at, Row row) {
        if (state.getLong(at) != 0) {
            out.load(state, at + Long.BYTES, row);
        }
    }
}

package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** The first value that is not null. State: whether there was a value; the value's words. */
record FirstValue(WordField in, WordField out) implements Accumulator {
    FirstValue(Column in, Column out) {
        this(new WordField(in), new WordField(out));
    }

    @Override
    public int stateBytes() {
        return Long.BYTES + WordField.bytesOf(in.column().field());
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (state.getLong(at) == 0 && !in.isNull(row)) {
            state.putLong(at, 1);
            in.save(row, state, at + Long.BYTES);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            out.load(state, at + Long.BYTES, row);
        }
    }
}

package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** The least or greatest DECIMAL of two words. State: whether there was a value; the value's low and high word. */
record WideExtreme(WordField in, WordField out, boolean least) implements Accumulator {
    private static final int LOW = Long.BYTES;
    private static final int HIGH = 2 * Long.BYTES;

    WideExtreme(Column in, Column out, boolean least) {
        this(new WordField(in), new WordField(out), least);
    }

    @Override
    public int stateBytes() {
        return 3 * Long.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            take(in.low(row), in.high(row), state, at);
        }
    }

    private void take(long low, long high, MemoryWindow state, int at) {
        final int order = compare(low, high, state.getLong(at + LOW), state.getLong(at + HIGH));
        if (state.getLong(at) == 0 || (least ? order < 0 : order > 0)) {
            state.putLong(at, 1);
            state.putLong(at + LOW, low);
            state.putLong(at + HIGH, high);
        }
    }

    private static int compare(long low, long high, long keptLow, long keptHigh) {
        return high == keptHigh ? Long.compareUnsigned(low, keptLow) : Long.compare(high, keptHigh);
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (from.getLong(fromAt) != 0) {
            take(from.getLong(fromAt + LOW), from.getLong(fromAt + HIGH), into, intoAt);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        if (state.getLong(at) != 0) {
            out.load(state, at + LOW, row);
        }
    }
}

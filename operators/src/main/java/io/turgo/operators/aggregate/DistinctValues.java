package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * Counts different values exactly, or adds them up, in a hash table of fixed size. State: how many there are; whether 0
 * is one; slots of a value's words, all zero where free, probed one after the other from the value's hash on; the
 * total's words, if there is one. 0.0 and -0.0 are one value, and so is every NaN.
 *
 * @param most  so many different values are counted, no more
 * @param remedy what to do about more
 * @param slots a power of two, greater than {@code most}
 * @param total what the values come to, or null where they are counted
 */
record DistinctValues(WordField in, Column out, int most, String remedy, int slots, DistinctTotal total)
    implements Accumulator {
    private static final int ZERO = Long.BYTES;
    private static final int FIRST_SLOT = 2 * Long.BYTES;
    /** 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    DistinctValues(Column in, Column out, int most, String remedy) {
        this(in, out, most, remedy, null);
    }

    DistinctValues(Column in, Column out, int most, String remedy, DistinctTotal total) {
        this(new WordField(in), out, most, remedy, slots(most), total);
    }

    /** At most three quarters of the slots are taken. */
    static int slots(int most) {
        return 2 * Integer.highestOneBit((4 * most + 2) / 3 - 1);
    }

    private int slotBytes() {
        return in.isWide() ? 2 * Long.BYTES : Long.BYTES;
    }

    @Override
    public int stateBytes() {
        return totalAt() + (total == null ? 0 : ExactSum.BYTES);
    }

    private int totalAt() {
        return FIRST_SLOT + slots * slotBytes();
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            put(low(in, row), in.isWide() ? in.high(row) : 0, state, at);
        }
    }

    /** A value's only word, or low one; the same for values that are one. */
    static long low(WordField in, Row row) {
        return in.column().type() == Type.FLOAT64
            ? Double.doubleToLongBits(Double.longBitsToDouble(in.low(row)) + 0.0) : in.low(row);
    }

    /** From which slot on a value is looked for; of its bits as many are taken as there are slots. */
    static int home(long low, long high) {
        final long hash = (low ^ high * SPREAD) * SPREAD;
        return (int) (hash ^ hash >>> 32);
    }

    /** @throws ArithmeticException if there is no room for one more value */
    static void requireRoom(long count, int most, String remedy) {
        if (count == most) {
            throw new ArithmeticException("different values=" + (count + 1) + " > " + most
                + ", its bound, " + remedy);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (from.getLong(fromAt + ZERO) != 0) {
            put(0, 0, into, intoAt);
        }
        final int end = fromAt + totalAt();
        for (int slot = fromAt + FIRST_SLOT; slot < end; slot += slotBytes()) {
            final long low = from.getLong(slot);
            final long high = high(from, slot);
            if ((low | high) != 0) {
                put(low, high, into, intoAt);
            }
        }
    }

    private long high(MemoryWindow state, int slot) {
        return in.isWide() ? state.getLong(slot + Long.BYTES) : 0;
    }

    private void put(long low, long high, MemoryWindow state, int at) {
        if ((low | high) == 0) {
            if (state.getLong(at + ZERO) == 0) {
                count(state, at);
                state.putLong(at + ZERO, 1);
            }
            return;
        }
        final int mask = slots - 1;
        int index = home(low, high) & mask;
        while (true) {
            final int slot = at + FIRST_SLOT + index * slotBytes();
            final long keptLow = state.getLong(slot);
            final long keptHigh = high(state, slot);
            if (keptLow == low && keptHigh == high) {
                return;
            }
            if ((keptLow | keptHigh) == 0) {
                count(state, at);
                state.putLong(slot, low);
                if (in.isWide()) {
                    state.putLong(slot + Long.BYTES, high);
                }
                if (total != null) {
                    total.add(low, high, state, at + totalAt());
                }
                return;
            }
            index = index + 1 & mask;
        }
    }

    private void count(MemoryWindow state, int at) {
        requireRoom(state.getLong(at), most, remedy);
        state.putLong(at, state.getLong(at) + 1);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        write(state.getLong(at), total, state, at + totalAt(), row, out);
    }

    /** Sets the result: how many values there are, or their total; null if there is a total and no value. */
    static void write(long count, DistinctTotal total, MemoryWindow state, int totalAt, Row row, Column out) {
        if (total == null) {
            row.int64(out, count);
        } else if (count != 0) {
            total.write(count, state, totalAt, row, out);
        }
    }
}

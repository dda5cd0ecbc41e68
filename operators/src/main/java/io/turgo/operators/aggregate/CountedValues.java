package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * What {@link DistinctValues} counts or adds up, of rows that leave again: beside each value stands how often it is
 * there. State: how many different values there are; how often 0 is there; slots of a value's words and its number,
 * which is 0 where the slot is free; the total's words, if there is one. A value that goes leaves no mark: those behind
 * it that were kept from its slot move up (Knuth, The Art of Computer Programming, vol. 3, 6.4, algorithm R). Which one
 * of several stands where depends on what has come first, results do not.
 *
 * @param most  so many different values are kept, no more
 * @param remedy what to do about more
 * @param slots a power of two, greater than {@code most}
 * @param total what the values come to, or null where they are counted
 */
record CountedValues(WordField in, Column out, int most, String remedy, int slots, DistinctTotal total)
    implements Accumulator {
    private static final int ZEROS = Long.BYTES;
    private static final int FIRST_SLOT = 2 * Long.BYTES;

    CountedValues(Column in, Column out, int most, String remedy, DistinctTotal total) {
        this(new WordField(in), out, most, remedy, DistinctValues.slots(most), total);
    }

    /** Where a slot's number is, behind its words. */
    private int numberAt() {
        return in.isWide() ? 2 * Long.BYTES : Long.BYTES;
    }

    private int slotBytes() {
        return numberAt() + Long.BYTES;
    }

    private int totalAt() {
        return FIRST_SLOT + slots * slotBytes();
    }

    @Override
    public int stateBytes() {
        return totalAt() + (total == null ? 0 : ExactSum.BYTES);
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            put(DistinctValues.low(in, row), in.isWide() ? in.high(row) : 0, 1, state, at);
        }
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (from.getLong(fromAt + ZEROS) != 0) {
            put(0, 0, from.getLong(fromAt + ZEROS), into, intoAt);
        }
        for (int i = 0; i < slots; i++) {
            final int slot = slot(i, fromAt);
            if (number(from, slot) != 0) {
                put(from.getLong(slot), high(from, slot), number(from, slot), into, intoAt);
            }
        }
    }

    @Override
    public boolean retractable() {
        return true;
    }

    @Override
    public void retract(Row row, MemoryWindow state, int at) {
        if (!in.isNull(row)) {
            take(DistinctValues.low(in, row), in.isWide() ? in.high(row) : 0, state, at);
        }
    }

    private void put(long low, long high, long times, MemoryWindow state, int at) {
        if ((low | high) == 0) {
            if (state.getLong(at + ZEROS) == 0) {
                count(state, at);
            }
            state.putLong(at + ZEROS, state.getLong(at + ZEROS) + times);
            return;
        }
        final int slot = slot(find(low, high, state, at), at);
        if (number(state, slot) == 0) {
            count(state, at);
            state.putLong(slot, low);
            if (in.isWide()) {
                state.putLong(slot + Long.BYTES, high);
            }
            if (total != null) {
                total.add(low, high, state, at + totalAt());
            }
        }
        state.putLong(slot + numberAt(), number(state, slot) + times);
    }

    private void count(MemoryWindow state, int at) {
        DistinctValues.requireRoom(state.getLong(at), most, remedy);
        state.putLong(at, state.getLong(at) + 1);
    }

    private void take(long low, long high, MemoryWindow state, int at) {
        if ((low | high) == 0) {
            final long zeros = state.getLong(at + ZEROS) - 1;
            state.putLong(at + ZEROS, zeros);
            if (zeros == 0) {
                state.putLong(at, state.getLong(at) - 1);
            }
            return;
        }
        final int index = find(low, high, state, at);
        final long number = number(state, slot(index, at)) - 1;
        if (number != 0) {
            state.putLong(slot(index, at) + numberAt(), number);
            return;
        }
        if (total != null) {
            total.retract(low, high, state, at + totalAt());
        }
        state.putLong(at, state.getLong(at) - 1);
        remove(index, state, at);
    }

    private void remove(int index, MemoryWindow state, int at) {
        final int mask = slots - 1;
        int gap = index;
        int next = gap + 1 & mask;
        while (number(state, slot(next, at)) != 0) {
            final int slot = slot(next, at);
            final int home = DistinctValues.home(state.getLong(slot), high(state, slot)) & mask;
            if ((next - home & mask) >= (next - gap & mask)) {
                copy(state, slot, slot(gap, at));
                gap = next;
            }
            next = next + 1 & mask;
        }
        for (int i = 0; i < slotBytes(); i += Long.BYTES) {
            state.putLong(slot(gap, at) + i, 0);
        }
    }

    private void copy(MemoryWindow state, int from, int into) {
        for (int i = 0; i < slotBytes(); i += Long.BYTES) {
            state.putLong(into + i, state.getLong(from + i));
        }
    }

    /** The slot of a value, or the free one that it would come to. */
    private int find(long low, long high, MemoryWindow state, int at) {
        final int mask = slots - 1;
        int index = DistinctValues.home(low, high) & mask;
        int slot = slot(index, at);
        while (number(state, slot) != 0 && (state.getLong(slot) != low || high(state, slot) != high)) {
            index = index + 1 & mask;
            slot = slot(index, at);
        }
        return index;
    }

    private int slot(int index, int at) {
        return at + FIRST_SLOT + index * slotBytes();
    }

    private long number(MemoryWindow state, int slot) {
        return state.getLong(slot + numberAt());
    }

    private long high(MemoryWindow state, int slot) {
        return in.isWide() ? state.getLong(slot + Long.BYTES) : 0;
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        DistinctValues.write(state.getLong(at), total, state, at + totalAt(), row, out);
    }
}

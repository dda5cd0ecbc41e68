package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import java.util.List;

/**
 * The first values of a ranking, in a sorted list of bounded length. State: how many there are; for each the words of
 * its rank and of its value. Takes time in proportion to the bound where a value gets in, and a comparison where the
 * list is full of better ones.
 *
 * @param newerFirst whether, of equal rank, the value added last is the better one, rather than the one added first
 * @param entry      to take a row apart in
 */
record RankedValues(Ranking ranking, boolean newerFirst, WordField in, List<WordField> out, long[] entry)
    implements Accumulator {

    RankedValues(Ranking ranking, boolean newerFirst, Column in, List<Column> out) {
        this(ranking, newerFirst, new WordField(in), out.stream().map(WordField::new).toList(),
            new long[ranking.words() + WordField.bytesOf(in.field()) / Long.BYTES]);
    }

    private int entryBytes() {
        return entry.length * Long.BYTES;
    }

    private int place(int at, int index) {
        return at + Long.BYTES + index * entryBytes();
    }

    @Override
    public int stateBytes() {
        return Long.BYTES + out.size() * entryBytes();
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (in.isNull(row) || ranking.isNull(row)) {
            return;
        }
        ranking.read(row, entry);
        entry[ranking.words()] = in.low(row);
        if (in.isWide()) {
            entry[ranking.words() + 1] = in.high(row);
        }
        insert(state, at);
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        final int count = (int) from.getLong(fromAt);
        for (int i = 0; i < count; i++) {
            // in the order in which they may have been added
            final int place = place(fromAt, newerFirst ? count - 1 - i : i);
            for (int word = 0; word < entry.length; word++) {
                entry[word] = from.getLong(place + word * Long.BYTES);
            }
            insert(into, intoAt);
        }
    }

    private void insert(MemoryWindow state, int at) {
        final int count = (int) state.getLong(at);
        int index = count;
        while (index > 0 && precedes(state, place(at, index - 1))) {
            index--;
        }
        if (index == out.size()) {
            return;
        }
        final int kept = Math.min(count, out.size() - 1);
        for (int i = place(at, kept) - Long.BYTES; i >= place(at, index); i -= Long.BYTES) {
            state.putLong(i + entryBytes(), state.getLong(i));
        }
        for (int word = 0; word < entry.length; word++) {
            state.putLong(place(at, index) + word * Long.BYTES, entry[word]);
        }
        state.putLong(at, kept + 1);
    }

    /** Whether the entry comes before the one at that place. */
    private boolean precedes(MemoryWindow state, int place) {
        for (int word = 0; word < ranking.words(); word++) {
            final int order = Long.compare(entry[word], state.getLong(place + word * Long.BYTES));
            if (order != 0) {
                return order < 0;
            }
        }
        return newerFirst;
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final int count = (int) state.getLong(at);
        for (int i = 0; i < count; i++) {
            out.get(i).load(state, place(at, i) + ranking.words() * Long.BYTES, row);
        }
    }
}

package io.turgo.operators.window;

import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import java.util.Arrays;

/**
 * Goes over the rows of several panes in the order of their first records' arrival: a heap of the panes' lists, each of
 * which is in that order, by the arrival of its next row. One thread at a time; allocates only for more panes at once
 * than ever before.
 */
final class ArrivalOrder {
    private static final int INITIAL_PANES = 8;

    private final KeyedTable table;
    private OffHeapIntList[] lists = new OffHeapIntList[INITIAL_PANES];
    private int[] next = new int[INITIAL_PANES];
    private long[] arrivals = new long[INITIAL_PANES];
    private int size;

    /** @param table of the rows; arrivals stand at the start of their transient parts */
    ArrivalOrder(KeyedTable table) {
        this.table = table;
    }

    /** Starts over with the panes from one place up to another. */
    void start(OpenPanes panes, int from, int to) {
        if (to - from > lists.length) {
            lists = new OffHeapIntList[2 * (to - from)];
            next = new int[lists.length];
            arrivals = new long[lists.length];
        }
        size = 0;
        for (int i = from; i < to; i++) {
            if (panes.rowsAt(i).size() > 0) {
                lists[size] = panes.rowsAt(i);
                next[size] = 0;
                arrivals[size] = arrival(size);
                size++;
            }
        }
        for (int i = (size >> 1) - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private long arrival(int place) {
        return table.at(lists[place].get(next[place])).getLong(table.layout().transientOffset());
    }

    /** The next row, or {@link KeyedTable#ABSENT} when there is no more. */
    int next() {
        if (size == 0) {
            Arrays.fill(lists, null);
            return KeyedTable.ABSENT;
        }
        final int row = lists[0].get(next[0]);
        if (++next[0] < lists[0].size()) {
            arrivals[0] = arrival(0);
        } else {
            move(--size, 0);
        }
        sink(0);
        return row;
    }

    private void move(int from, int to) {
        lists[to] = lists[from];
        next[to] = next[from];
        arrivals[to] = arrivals[from];
    }

    /** Moves the list at that place down to where none below it comes before it. */
    private void sink(int start) {
        int place = start;
        final OffHeapIntList list = lists[place];
        final int listNext = next[place];
        final long arrival = arrivals[place];
        int child = earlierChild(place);
        while (child < size && arrivals[child] < arrival) {
            move(child, place);
            place = child;
            child = earlierChild(place);
        }
        lists[place] = list;
        next[place] = listNext;
        arrivals[place] = arrival;
    }

    private int earlierChild(int place) {
        final int left = 2 * place + 1;
        return left + 1 < size && arrivals[left + 1] < arrivals[left] ? left + 1 : left;
    }
}

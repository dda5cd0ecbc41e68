package io.turgo.operators.join;

import java.util.Arrays;

/**
 * Rows of a table by the time at which something is to be done with them, the earliest first, those of one time by
 * rank: a binary heap. Takes 20 bytes a row, on the heap, up to 40 after it has grown. One thread at a time.
 */
final class Deadlines {
    private static final int INITIAL = 64;

    private long[] times = new long[INITIAL];
    private long[] ranks = new long[INITIAL];
    private int[] rows = new int[INITIAL];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Whether there is a row whose time has come. */
    boolean isDue(long timeNs) {
        return size > 0 && times[0] <= timeNs;
    }

    /** The row that comes first; there must be one. */
    int firstRow() {
        return rows[0];
    }

    /** Its time. */
    long firstTimeNs() {
        return times[0];
    }

    /** Adds a row; no two have the same time and rank. */
    void add(long timeNs, long rank, int row) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            ranks = Arrays.copyOf(ranks, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
        }
        int at = size++;
        while (at > 0 && isBefore(timeNs, rank, at - 1 >> 1)) {
            move(at - 1 >> 1, at);
            at = at - 1 >> 1;
        }
        put(at, timeNs, rank, row);
    }

    private boolean isBefore(long timeNs, long rank, int other) {
        return timeNs < times[other] || timeNs == times[other] && rank < ranks[other];
    }

    private void move(int from, int to) {
        put(to, times[from], ranks[from], rows[from]);
    }

    private void put(int at, long timeNs, long rank, int row) {
        times[at] = timeNs;
        ranks[at] = rank;
        rows[at] = row;
    }

    /** Takes the first row out. */
    void removeFirst() {
        size--;
        sink(times[size], ranks[size], rows[size]);
    }

    /** Puts a row in the place of the first one, or below. */
    private void sink(long timeNs, long rank, int row) {
        int at = 0;
        int child = least(at);
        while (child < size && !isBefore(timeNs, rank, child)) {
            move(child, at);
            at = child;
            child = least(at);
        }
        put(at, timeNs, rank, row);
    }

    /** The child of a place that comes first; at least the size if it has none. */
    private int least(int parent) {
        final int left = 2 * parent + 1;
        return left + 1 < size && isBefore(times[left + 1], ranks[left + 1], left) ? left + 1 : left;
    }

    /** Puts all rows into their order, in which {@link #row} then gives them; it stays a heap. */
    void sort() {
        final Deadlines sorted = new Deadlines();
        while (!isEmpty()) {
            sorted.add(times[0], ranks[0], rows[0]);
            removeFirst();
        }
        times = sorted.times;
        ranks = sorted.ranks;
        rows = sorted.rows;
        size = sorted.size;
    }

    /** The row at a place from 0 on. */
    int row(int place) {
        return rows[place];
    }

    /** Bytes held. */
    long capacityBytes() {
        return times.length * (2L * Long.BYTES + Integer.BYTES);
    }
}

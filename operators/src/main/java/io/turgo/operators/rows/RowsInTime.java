package io.turgo.operators.rows;

import java.util.Arrays;

/**
 * Ids of rows, taken out in the order of a time, and of one time in that of their arrivals: a binary heap (J. W. J.
 * Williams, "Algorithm 232: Heapsort", Communications of the ACM 7 (1964), 347-348). A row that comes in order costs
 * one comparison. 20 bytes of heap a row, twice that after growth. One thread at a time.
 */
public final class RowsInTime {
    private static final int INITIAL_ROWS = 64;
    private static final int ROW_BYTES = 2 * Long.BYTES + Integer.BYTES;

    private long[] times = new long[INITIAL_ROWS];
    private long[] arrivals = new long[INITIAL_ROWS];
    private int[] ids = new int[INITIAL_ROWS];
    private int size;

    /** Whether there is none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether there is a row whose time has come. */
    public boolean isDue(long time) {
        return size > 0 && times[0] <= time;
    }

    /** The time of the first row; there must be one. */
    public long firstTime() {
        return times[0];
    }

    /** Adds a row; the order of two with the same time and arrival is open. */
    public void add(long time, long arrival, int id) {
        if (size == ids.length) {
            grow();
        }
        int at = size++;
        while (at > 0 && isBefore(time, arrival, at - 1 >>> 1)) {
            move(at - 1 >>> 1, at);
            at = at - 1 >>> 1;
        }
        put(time, arrival, id, at);
    }

    /** Takes the first row out and gives its id; there must be one. */
    public int removeFirst() {
        final int first = ids[0];
        size--;
        if (size > 0) {
            sink(times[size], arrivals[size], ids[size]);
        }
        return first;
    }

    /** Puts a row in the place of the first one and lets it sink to its own. */
    private void sink(long time, long arrival, int id) {
        int at = 0;
        int child = firstChild(0);
        while (child < size && !isBefore(time, arrival, child)) {
            move(child, at);
            at = child;
            child = firstChild(at);
        }
        put(time, arrival, id, at);
    }

    private int firstChild(int at) {
        final int left = 2 * at + 1;
        return left + 1 < size && isBefore(times[left + 1], arrivals[left + 1], left) ? left + 1 : left;
    }

    private boolean isBefore(long time, long arrival, int other) {
        return time == times[other] ? arrival < arrivals[other] : time < times[other];
    }

    private void move(int from, int to) {
        put(times[from], arrivals[from], ids[from], to);
    }

    private void put(long time, long arrival, int id, int at) {
        times[at] = time;
        arrivals[at] = arrival;
        ids[at] = id;
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * size);
        arrivals = Arrays.copyOf(arrivals, 2 * size);
        ids = Arrays.copyOf(ids, 2 * size);
    }

    /** Memory held, in bytes. */
    public long capacityBytes() {
        return (long) ids.length * ROW_BYTES;
    }
}

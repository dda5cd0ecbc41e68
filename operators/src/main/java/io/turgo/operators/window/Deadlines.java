package io.turgo.operators.window;

import java.util.Arrays;

/**
 * The rows of a table in the order of a time each, those of one time in the order of their arrival: a binary heap that
 * knows where each row is in it. Row ids are small and used again, as those of a table are. One thread at a time;
 * allocates only for more rows than ever before.
 */
final class Deadlines {
    private static final int INITIAL_ROWS = 64;
    private static final int ABSENT = -1;

    /** Rows as a heap. */
    private int[] heap = new int[INITIAL_ROWS];
    /** By row: its place in the heap, time and arrival. */
    private int[] places = new int[INITIAL_ROWS];
    private long[] times = new long[INITIAL_ROWS];
    private long[] arrivals = new long[INITIAL_ROWS];
    private int size;

    Deadlines() {
        Arrays.fill(places, ABSENT);
    }

    /** The earliest time; {@link Long#MAX_VALUE} if there is no row. */
    long first() {
        return size == 0 ? Long.MAX_VALUE : times[heap[0]];
    }

    /** The row of the earliest time; there must be one. */
    int firstRow() {
        return heap[0];
    }

    /** Sets a row's time and arrival. */
    void put(int row, long timeNs, long arrival) {
        if (row >= places.length) {
            grow(row + 1);
        }
        times[row] = timeNs;
        arrivals[row] = arrival;
        if (places[row] == ABSENT) {
            place(row, size++);
        }
        settle(row);
    }

    private void grow(int rows) {
        final int known = places.length;
        final int length = Math.max(rows, known * 2);
        heap = Arrays.copyOf(heap, length);
        places = Arrays.copyOf(places, length);
        Arrays.fill(places, known, length, ABSENT);
        times = Arrays.copyOf(times, length);
        arrivals = Arrays.copyOf(arrivals, length);
    }

    /** Takes a row out. */
    void remove(int row) {
        final int place = places[row];
        places[row] = ABSENT;
        final int last = heap[--size];
        if (last != row) {
            place(last, place);
            settle(last);
        }
    }

    private void place(int row, int place) {
        heap[place] = row;
        places[row] = place;
    }

    private boolean isBefore(int row, int other) {
        return times[row] < times[other] || times[row] == times[other] && arrivals[row] < arrivals[other];
    }

    private void settle(int row) {
        int place = places[row];
        while (place > 0 && isBefore(row, heap[place - 1 >> 1])) {
            place(heap[place - 1 >> 1], place);
            place = place - 1 >> 1;
        }
        int child = earlierChild(place);
        while (child < size && isBefore(heap[child], row)) {
            place(heap[child], place);
            place = child;
            child = earlierChild(place);
        }
        place(row, place);
    }

    private int earlierChild(int place) {
        final int left = 2 * place + 1;
        return left + 1 < size && isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
    }

    /** Memory held, in bytes. */
    long capacityBytes() {
        return (long) places.length * 2 * (Integer.BYTES + Long.BYTES);
    }
}

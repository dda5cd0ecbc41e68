package io.turgo.operators.window;

import io.turgo.state.OffHeapIntList;
import java.util.Arrays;

/**
 * The open windows in the order of their ends, each with the ids of its rows in the order of their first record. Memory
 * of windows that have fired is used again. One thread at a time.
 */
final class OpenWindows implements AutoCloseable {
    private static final int INITIAL_WINDOWS = 8;

    private long[] ends = new long[INITIAL_WINDOWS];
    private OffHeapIntList[] rows = new OffHeapIntList[INITIAL_WINDOWS];
    private OffHeapIntList[] spare = new OffHeapIntList[INITIAL_WINDOWS];
    private int head;
    private int tail;
    private int spares;

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return tail - head;
    }

    /** The end of the window that ends first; there must be one. */
    long firstEnd() {
        return ends[head];
    }

    /** The rows of the window that ends first; there must be one. */
    OffHeapIntList firstRows() {
        return rows[head];
    }

    /** The rows of the window with that end, which is opened if need be. */
    OffHeapIntList rows(long end) {
        final int found = Arrays.binarySearch(ends, head, tail, end);
        return found >= 0 ? rows[found] : open(end, -found - 1);
    }

    private OffHeapIntList open(long end, int index) {
        int at = index;
        if (tail == ends.length) {
            at -= head;
            makeRoom();
        }
        System.arraycopy(ends, at, ends, at + 1, tail - at);
        System.arraycopy(rows, at, rows, at + 1, tail - at);
        tail++;
        ends[at] = end;
        rows[at] = spares == 0 ? new OffHeapIntList() : spare[--spares];
        return rows[at];
    }

    /** Moves the windows to the front; if that frees less than half of the room, into twice the room. */
    private void makeRoom() {
        if (head < ends.length / 2) {
            move(new long[ends.length * 2], new OffHeapIntList[ends.length * 2]);
            spare = Arrays.copyOf(spare, ends.length);
        } else {
            move(ends, rows);
        }
    }

    private void move(long[] newEnds, OffHeapIntList[] newRows) {
        final int size = size();
        System.arraycopy(ends, head, newEnds, 0, size);
        System.arraycopy(rows, head, newRows, 0, size);
        Arrays.fill(newRows, size, newRows.length, null);
        ends = newEnds;
        rows = newRows;
        head = 0;
        tail = size;
    }

    /** Closes the window that ends first. */
    void removeFirst() {
        rows[head].clear();
        spare[spares++] = rows[head];
        rows[head++] = null;
        if (head == tail) {
            head = 0;
            tail = 0;
        }
    }

    /** Direct memory held, in bytes. */
    long capacityBytes() {
        long bytes = 0;
        for (int i = head; i < tail; i++) {
            bytes += rows[i].capacityBytes();
        }
        for (int i = 0; i < spares; i++) {
            bytes += spare[i].capacityBytes();
        }
        return bytes;
    }

    /** Gives all memory back; idempotent. */
    @Override
    public void close() {
        while (!isEmpty()) {
            removeFirst();
        }
        while (spares > 0) {
            spare[--spares].close();
        }
    }
}

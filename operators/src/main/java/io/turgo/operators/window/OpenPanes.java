package io.turgo.operators.window;

import io.turgo.operators.rows.RowsByArrival;
import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import java.util.Arrays;

/**
 * The panes that state is kept for, in the order of their ends, each with the ids of its rows in the order of their
 * first record. Memory of panes that are gone is used again. One thread at a time.
 */
final class OpenPanes implements AutoCloseable {
    private static final int INITIAL_PANES = 8;

    private long[] ends = new long[INITIAL_PANES];
    private OffHeapIntList[] rows = new OffHeapIntList[INITIAL_PANES];
    private OffHeapIntList[] spare = new OffHeapIntList[INITIAL_PANES];
    private int head;
    private int tail;
    private int spares;

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return tail - head;
    }

    /** The end of the pane at that place, from 0 for the one that ends first. */
    long end(int place) {
        return ends[head + place];
    }

    /** The rows of the pane at that place. */
    OffHeapIntList rowsAt(int place) {
        return rows[head + place];
    }

    /** The place of the first pane that ends behind a time; their number if none does. */
    int placeBehind(long timeNs) {
        final int found = Arrays.binarySearch(ends, head, tail, timeNs);
        return (found >= 0 ? found + 1 : -found - 1) - head;
    }

    /** Makes the lists from a table of rows by pane end, in the order of first records. */
    void restore(KeyedTable table) {
        RowsByArrival.forEach(table, id -> rows(table.at(id).getLong(table.layout().keyOffset())).add(id));
    }

    /** The rows of the pane with that end, which is opened if need be. */
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

    /** Moves the panes to the front; if that frees less than half of the room, into twice the room. */
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

    /** Forgets the pane that ends first. */
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

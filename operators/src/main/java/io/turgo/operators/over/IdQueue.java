package io.turgo.operators.over;

import java.util.ArrayDeque;

/**
 * Ids of rows, first in, first out, in chunks: it grows and shrinks without a copy of all. 4 bytes of heap an id. One
 * thread at a time.
 */
final class IdQueue {
    private static final int CHUNK = 1 << 12;
    private static final int MASK = CHUNK - 1;

    private final ArrayDeque<int[]> chunks = new ArrayDeque<>();
    private int[] first = new int[CHUNK];
    private int[] last = first;
    private int[] spare;
    private long taken;
    private long added;

    boolean isEmpty() {
        return taken == added;
    }

    void add(int id) {
        final int at = (int) added & MASK;
        if (at == 0 && added > 0) {
            nextLast();
        }
        last[at] = id;
        added++;
    }

    private void nextLast() {
        last = spare == null ? new int[CHUNK] : spare;
        spare = null;
        chunks.add(last);
    }

    /** The first id; there must be one. */
    int first() {
        final int at = (int) taken & MASK;
        if (at == 0 && taken > 0) {
            return firstOfNext();
        }
        return first[at];
    }

    private int firstOfNext() {
        return chunks.peekFirst()[0];
    }

    /** Takes the first id out; there must be one. */
    void removeFirst() {
        final int at = (int) taken & MASK;
        if (at == 0 && taken > 0) {
            spare = first;
            first = chunks.removeFirst();
        }
        taken++;
    }

    /** Memory held, in bytes. */
    long capacityBytes() {
        return (long) (chunks.size() + (spare == null ? 1 : 2)) * CHUNK * Integer.BYTES;
    }
}

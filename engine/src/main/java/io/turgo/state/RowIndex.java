package io.turgo.state;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds the candidate rows of a key's fingerprint. It grows without a pause: at five eighths full a second array of
 * twice the size is set beside the first, and every insertion and removal moves a few slots over.
 *
 * <p>Slots move in their order, and always to the end of a cluster, so no entry that is still to move has its home
 * among the slots that have moved. Hence the home of a fingerprint says in which of the two arrays it belongs, and a
 * lookup reads one of them only. The slots start to move behind an empty one, so that a cluster round the end of the
 * array moves last. As the larger array keeps the order, its chunks fill one after the other and are allocated evenly
 * over the move; the chunks of the smaller one are freed one at a time after it. (Splitting in order is the idea of
 * linear hashing, Litwin 1980, here over linear probing.) Owner thread only.
 */
final class RowIndex implements AutoCloseable {
    private static final int SLOTS_PER_STEP = 16;

    private final RowStore rows;
    private final int keyBytes;
    private SlotArray current;
    private SlotArray moving;
    private SlotArray retired;
    private UnsafeBuffer zeros;
    private int moveStart;
    private int moved;
    private int size;
    private int limit;

    /**
     * An empty index.
     *
     * @param rows        where the keys are
     * @param keyBytes    width of the key
     * @param initialRows number of rows that fit before the index grows
     */
    RowIndex(final RowStore rows, final int keyBytes, final int initialRows) {
        this.rows = rows;
        this.keyBytes = keyBytes;
        int bits = SlotArray.MIN_BITS;
        while (limitOf(bits) < initialRows) {
            bits++;
        }
        current = new SlotArray(bits);
        limit = limitOf(bits);
    }

    /**
     * The row with this key, live or tombstone, or {@link KeyedTable#ABSENT}.
     *
     * @param keyAddress where the key is in memory; only its words before the last one are read
     * @param lastWord   the last word of the key, the whole of most keys
     */
    int find(final long keyAddress, final long lastWord, final int fingerprint) {
        final SlotArray slots = slotsOf(fingerprint);
        int slot = slots.home(fingerprint);
        for (long entry = slots.get(slot); entry != 0; entry = slots.get(slot)) {
            final int row = SlotArray.rowOf(entry);
            if (SlotArray.fingerprintOf(entry) == fingerprint && rows.hasKey(row, keyAddress, lastWord)) {
                return row;
            }
            slot = slots.next(slot);
        }
        return KeyedTable.ABSENT;
    }

    /** Inserts a row that holds its key, which is not in the index. */
    void insert(final int row) {
        final int fingerprint = RowHash.fingerprint(rows.keyAddress(row), keyBytes);
        slotsOf(fingerprint).insert(SlotArray.entry(fingerprint, row));
        if (++size > limit) {
            startGrowth();
        }
        advance();
    }

    /** Removes a row that is in the index and still holds its key. */
    void remove(final int row) {
        final int fingerprint = RowHash.fingerprint(rows.keyAddress(row), keyBytes);
        slotsOf(fingerprint).remove(SlotArray.entry(fingerprint, row));
        size--;
        advance();
    }

    long capacityBytes() {
        return bytesOf(current) + bytesOf(moving) + bytesOf(retired) + (zeros == null ? 0 : zeros.capacity());
    }

    @Override
    public void close() {
        current.close();
        closeIfAny(moving);
        closeIfAny(retired);
        moving = null;
        retired = null;
        if (zeros != null) {
            DirectChunk.free(zeros);
            zeros = null;
        }
    }

    /** The array in which entries with this fingerprint are. */
    private SlotArray slotsOf(final int fingerprint) {
        final SlotArray from = moving;
        return from != null && from.distance(moveStart, from.home(fingerprint)) >= moved ? from : current;
    }

    private void startGrowth() {
        moving = current;
        int empty = 0;
        while (moving.get(empty) != 0) {
            empty++;
        }
        moveStart = moving.next(empty);
        moved = 0;
        final int bits = moving.bits() + 1;
        if (SlotArray.isChunked(bits) && zeros == null) {
            zeros = SlotArray.newZeros();
        }
        current = SlotArray.isChunked(bits) ? new SlotArray(bits, zeros) : new SlotArray(bits);
        limit = limitOf(bits);
    }

    private void advance() {
        if (moving != null) {
            moveSlots();
        } else if (retired != null && !retired.releaseChunk()) {
            retired = null;
        }
    }

    private void moveSlots() {
        final SlotArray from = moving;
        final int capacity = from.capacity();
        int slot = moveStart + moved & capacity - 1;
        int left = SLOTS_PER_STEP;
        for (long entry = from.get(slot); moved < capacity || entry != 0; entry = from.get(slot)) {
            if (entry != 0) {
                current.insert(entry);
                from.clear(slot);
            } else if (left <= 0) {
                break;
            }
            slot = from.next(slot);
            moved++;
            left--;
        }
        if (moved >= capacity) {
            retired = from;
            moving = null;
        }
    }

    private static int limitOf(final int bits) {
        return bits == SlotArray.MAX_BITS ? Integer.MAX_VALUE : (1 << bits - 3) * 5;
    }

    private static long bytesOf(final SlotArray slots) {
        return slots == null ? 0 : slots.capacityBytes();
    }

    private static void closeIfAny(final SlotArray slots) {
        if (slots != null) {
            slots.close();
        }
    }
}

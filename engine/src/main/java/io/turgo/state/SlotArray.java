package io.turgo.state;

import java.util.Arrays;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One open-addressing array of the index: a power-of-two number of 8-byte slots, probed linearly. An entry holds the
 * upper 32 bits of the key's hash (the fingerprint) and the row's id plus 1; 0 is an empty slot.
 * <pre>
 *   63            32 31             0
 *  +----------------+----------------+
 *  |  fingerprint   |   row id + 1   |
 *  +----------------+----------------+
 * </pre>
 * The home slot of an entry is given by its <i>upper</i> bits, so an array of twice the size keeps the entries in the
 * same order, and entries move to it without a look at the rows. Removal shifts later entries of the cluster back
 * (Knuth, <i>The Art of Computer Programming</i> vol. 3, 6.4, algorithm R), so there are no deleted marks.
 *
 * <p>The slots are in chunks. Where the array is made for growth, a chunk is allocated when it is first written; until
 * then a chunk of zeros that all unwritten chunks share stands in for it. Owner thread only.
 */
final class SlotArray {
    static final int MIN_BITS = 6;
    static final int MAX_BITS = 30;

    private static final int CHUNK_BITS = Integer.numberOfTrailingZeros(DirectChunk.TARGET_BYTES / Long.BYTES);
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    private final int bits;
    private final int homeShift;
    private final int mask;
    private final UnsafeBuffer zeros;
    private UnsafeBuffer[] chunks;
    /** Where each chunk starts: slots are read and written by address, guarded by the bounds of this array. */
    private long[] addresses;
    private int allocated;
    private int released;

    /** An array whose chunks are all allocated now. */
    SlotArray(final int bits) {
        this(bits, null);
        for (int i = 0; i < chunks.length; i++) {
            allocate(i);
        }
    }

    /**
     * An array whose chunks are allocated as they are written.
     *
     * @param bits  log2 of the number of slots, {@link #MIN_BITS} to {@link #MAX_BITS}
     * @param zeros a full chunk of zeros that nobody writes, or null if {@code bits} is small enough for one chunk
     */
    SlotArray(final int bits, final UnsafeBuffer zeros) {
        this.bits = bits;
        this.homeShift = Integer.SIZE - bits;
        this.mask = (1 << bits) - 1;
        this.zeros = zeros;
        this.chunks = new UnsafeBuffer[1 << Math.max(0, bits - CHUNK_BITS)];
        this.addresses = new long[chunks.length];
        if (zeros != null) {
            Arrays.fill(chunks, zeros);
            Arrays.fill(addresses, zeros.addressOffset());
        }
    }

    /** A chunk to stand in for unwritten ones; the caller frees it after the arrays that use it. */
    static UnsafeBuffer newZeros() {
        return DirectChunk.allocate(1 << CHUNK_BITS + 3);
    }

    static boolean isChunked(final int bits) {
        return bits > CHUNK_BITS;
    }

    static long entry(final int fingerprint, final int row) {
        return (long) fingerprint << 32 | row + 1;
    }

    static int fingerprintOf(final long entry) {
        return (int) (entry >>> 32);
    }

    static int rowOf(final long entry) {
        return (int) entry - 1;
    }

    int bits() {
        return bits;
    }

    int capacity() {
        return mask + 1;
    }

    int home(final int fingerprint) {
        return fingerprint >>> homeShift;
    }

    int next(final int slot) {
        return slot + 1 & mask;
    }

    /** How many slots lie between two slots, going up and round. */
    int distance(final int from, final int to) {
        return to - from & mask;
    }

    long get(final int slot) {
        return UnsafeApi.getLong(address(slot));
    }

    void clear(final int slot) {
        UnsafeApi.putLong(address(slot), 0);
    }

    void insert(final long entry) {
        int slot = home(fingerprintOf(entry));
        while (get(slot) != 0) {
            slot = next(slot);
        }
        set(slot, entry);
    }

    /** Removes an entry that is in the array. */
    void remove(final long entry) {
        int hole = home(fingerprintOf(entry));
        while (get(hole) != entry) {
            hole = next(hole);
        }
        for (int slot = next(hole);; slot = next(slot)) {
            final long candidate = get(slot);
            if (candidate == 0) {
                break;
            }
            if (distance(home(fingerprintOf(candidate)), slot) >= distance(hole, slot)) {
                set(hole, candidate);
                hole = slot;
            }
        }
        clear(hole);
    }

    /** Frees one chunk, so that a large array is not given back in one pause; returns false when none is left. */
    boolean releaseChunk() {
        while (released < chunks.length) {
            final UnsafeBuffer chunk = chunks[released];
            chunks[released++] = zeros;
            if (chunk != zeros) {
                DirectChunk.free(chunk);
                allocated--;
                return true;
            }
        }
        return false;
    }

    long capacityBytes() {
        return (long) allocated * chunkBytes();
    }

    /** Frees all chunks; a later access fails with an index error. */
    void close() {
        for (final UnsafeBuffer chunk : chunks) {
            if (chunk != zeros) {
                DirectChunk.free(chunk);
            }
        }
        chunks = new UnsafeBuffer[0];
        addresses = new long[0];
        allocated = 0;
    }

    private long address(final int slot) {
        return addresses[slot >>> CHUNK_BITS] + ((slot & CHUNK_MASK) << 3);
    }

    private void set(final int slot, final long entry) {
        final int index = slot >>> CHUNK_BITS;
        if (chunks[index] == zeros) {
            allocate(index);
        }
        UnsafeApi.putLong(address(slot), entry);
    }

    private void allocate(final int index) {
        chunks[index] = DirectChunk.allocate(chunkBytes());
        addresses[index] = chunks[index].addressOffset();
        allocated++;
    }

    private int chunkBytes() {
        return 1 << Math.min(bits, CHUNK_BITS) + 3;
    }
}

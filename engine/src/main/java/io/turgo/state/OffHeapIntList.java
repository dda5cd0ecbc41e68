package io.turgo.state;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A growing list of ints in direct memory. It starts small, doubles up to one chunk, then grows a chunk at a time, so
 * that no single {@link #add} costs more than filling one chunk. Owned by one thread at a time.
 */
public final class OffHeapIntList implements AutoCloseable {
    private static final int CHUNK_SHIFT = Integer.numberOfTrailingZeros(DirectChunk.TARGET_BYTES / Integer.BYTES);
    private static final int CHUNK_INTS = 1 << CHUNK_SHIFT;
    private static final int CHUNK_MASK = CHUNK_INTS - 1;
    private static final int FIRST_INTS = 64;

    private UnsafeBuffer[] chunks = new UnsafeBuffer[0];
    private int capacity;
    private int size;
    private boolean closed;

    /** Appends a value. Owner thread. */
    public void add(final int value) {
        if (size == capacity) {
            grow();
        }
        chunks[size >>> CHUNK_SHIFT].putInt((size & CHUNK_MASK) << 2, value);
        size++;
    }

    /**
     * The value at an index. Owner thread.
     *
     * @param index 0 &lt;= index &lt; size; not checked against the size
     */
    public int get(final int index) {
        return chunks[index >>> CHUNK_SHIFT].getInt((index & CHUNK_MASK) << 2);
    }

    /**
     * Sets the value at an index. Owner thread.
     *
     * @param index 0 &lt;= index &lt; size; not checked against the size
     */
    public void set(final int index, final int value) {
        chunks[index >>> CHUNK_SHIFT].putInt((index & CHUNK_MASK) << 2, value);
    }

    /** Number of values. Owner thread. */
    public int size() {
        return size;
    }

    /** Forgets the values and keeps the memory. Owner thread. */
    public void clear() {
        size = 0;
    }

    /** Direct memory held, in bytes. Owner thread. */
    public long capacityBytes() {
        return (long) capacity * Integer.BYTES;
    }

    /** Gives the memory back; idempotent. An {@link #add} after it is an error. Owner thread. */
    @Override
    public void close() {
        for (final UnsafeBuffer chunk : chunks) {
            DirectChunk.free(chunk);
        }
        chunks = new UnsafeBuffer[0];
        capacity = 0;
        size = 0;
        closed = true;
    }

    private void grow() {
        if (closed) {
            throw new IllegalStateException("the list is closed");
        }
        if (capacity < CHUNK_INTS) {
            growFirstChunk(Math.max(FIRST_INTS, capacity * 2));
        } else {
            if (capacity > Integer.MAX_VALUE - CHUNK_INTS) {
                throw new IllegalStateException("list of " + size + " ints is full");
            }
            final UnsafeBuffer chunk = DirectChunk.allocate(CHUNK_INTS * Integer.BYTES);
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = chunk;
            capacity += CHUNK_INTS;
        }
    }

    private void growFirstChunk(final int ints) {
        final UnsafeBuffer larger = DirectChunk.allocate(ints * Integer.BYTES);
        if (capacity > 0) {
            larger.putBytes(0, chunks[0], 0, capacity * Integer.BYTES);
            DirectChunk.free(chunks[0]);
        }
        chunks = new UnsafeBuffer[] {larger};
        capacity = ints;
    }
}

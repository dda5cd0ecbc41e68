package io.turgo.journal.checkpoint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a checkpoint changed, off the heap, for the place that has not seen it: a list of entries, each a word (table,
 * and whether the row was removed) and the image or key. Given up when it is longer than is worth keeping. Belongs to
 * one thread.
 */
final class Changes implements AutoCloseable {
    private static final int CHUNK_BYTES = 2 << 20;
    private static final int END = -1;

    private final long maxBytes;
    private final List<UnsafeBuffer> chunks = new ArrayList<>();
    private int position = CHUNK_BYTES;
    private boolean tooMany;

    /** Takes the changes again. */
    interface Taker {
        /** One change; the buffer is valid during the call. */
        void change(int table, boolean removed, DirectBuffer buffer, int offset);
    }

    /** How many bytes a change of a table has. */
    interface Lengths {
        /** In bytes. */
        int of(int table, boolean removed);
    }

    Changes(long maxBytes) {
        this.maxBytes = Math.max(maxBytes, CHUNK_BYTES);
    }

    /** Whether it holds all that was added. */
    boolean areComplete() {
        return !tooMany;
    }

    void add(int table, boolean removed, DirectBuffer buffer, int offset, int length) {
        if (tooMany) {
            return;
        }
        if (position + 2 * Integer.BYTES + length > CHUNK_BYTES && !another()) {
            return;
        }
        final UnsafeBuffer chunk = chunks.get(chunks.size() - 1);
        chunk.putInt(position, table << 1 | (removed ? 1 : 0));
        chunk.putBytes(position + Integer.BYTES, buffer, offset, length);
        position += Integer.BYTES + length;
        chunk.putInt(position, END);
    }

    private boolean another() {
        if ((chunks.size() + 1L) * CHUNK_BYTES > maxBytes) {
            giveUp();
            return false;
        }
        try {
            chunks.add(new UnsafeBuffer(ByteBuffer.allocateDirect(CHUNK_BYTES)));
        } catch (OutOfMemoryError e) { // of direct memory, which other parts need more
            giveUp();
            return false;
        }
        position = 0;
        return true;
    }

    private void giveUp() {
        tooMany = true;
        close();
    }

    void replay(Lengths lengths, Taker taker) {
        for (final UnsafeBuffer chunk : chunks) {
            int at = 0;
            for (int word = chunk.getInt(0); word != END; word = chunk.getInt(at)) {
                final int table = word >> 1;
                final boolean removed = (word & 1) != 0;
                taker.change(table, removed, chunk, at + Integer.BYTES);
                at += Integer.BYTES + lengths.of(table, removed);
            }
        }
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        chunks.forEach(chunk -> BufferUtil.free(chunk.byteBuffer()));
        chunks.clear();
        position = CHUNK_BYTES;
    }
}

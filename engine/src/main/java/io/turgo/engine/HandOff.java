package io.turgo.engine;

import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.state.ChangeVisitor;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.function.BooleanSupplier;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The bounded way of changed rows and deleted keys from the thread that owns some tables to the checkpoint's thread. A
 * row that is about to change again waits for room; one that is only handed over ahead does not.
 */
final class HandOff {
    /** A record may take an eighth of the ring. */
    private static final int RECORDS_PER_RING = 8;

    private final OneToOneRingBuffer ring;
    private final IdleStrategy idle;
    private final BooleanSupplier wanted;
    private final int recordBytes;

    /**
     * @param bufferBytes how many bytes may be on their way; more where a row needs it
     * @param imageBytes  the length of the longest row image
     * @param wanted      whether the checkpoint's thread still takes rows; else they are dropped
     */
    HandOff(int bufferBytes, int imageBytes, IdleStrategy idle, BooleanSupplier wanted) {
        this.idle = idle;
        this.wanted = wanted;
        recordBytes = BitUtil.align(imageBytes + RecordDescriptor.HEADER_LENGTH, RecordDescriptor.ALIGNMENT);
        final int capacity =
            BitUtil.findNextPositivePowerOfTwo(Math.max(bufferBytes, recordBytes * RECORDS_PER_RING));
        ring = new OneToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            capacity + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    }

    /**
     * How many rows may be handed over ahead now; none if less than 1. Half of the ring is left to rows that are about
     * to change: those would wait, and the pipeline with them. The tables' thread.
     */
    int roomAhead() {
        return (ring.capacity() / 2 - ring.size()) / recordBytes - 1;
    }

    /** Takes the changes of a table. The tables' thread. */
    ChangeVisitor taker(int table, StateLayout layout) {
        return new ChangeVisitor() {
            @Override
            public void changed(KeyedTable changed, int row) {
                final int index = claim(message(table, false), layout.imageBytes());
                if (index >= 0) {
                    changed.copyRow(row, ring.buffer(), index);
                    ring.commit(index);
                }
            }

            @Override
            public void deleted(DirectBuffer buffer, int offset, int length) {
                final int index = claim(message(table, true), length);
                if (index >= 0) {
                    ring.buffer().putBytes(index, buffer, offset, length);
                    ring.commit(index);
                }
            }
        };
    }

    private static int message(int table, boolean deleted) {
        return (table << 1 | (deleted ? 1 : 0)) + 1;
    }

    private int claim(int message, int length) {
        int index = ring.tryClaim(message, length);
        if (index < 0) {
            idle.reset();
            while (index < 0 && wanted.getAsBoolean()) {
                idle.idle();
                index = ring.tryClaim(message, length);
            }
        }
        return index;
    }

    /** Whether everything that was handed over has been taken. The checkpoint's thread. */
    boolean isEmpty() {
        return ring.size() == 0;
    }

    /**
     * Gives some of what has come to the writer; gives how many changes that were, which may be none although there are
     * more: at the ring's end only padding is passed. The checkpoint's thread.
     */
    int drainTo(CheckpointWriter writer, int limit) {
        return ring.read((message, buffer, index, length) -> {
            final int table = message - 1 >> 1;
            if ((message - 1 & 1) == 0) {
                writer.put(table, buffer, index);
            } else {
                writer.remove(table, buffer, index);
            }
        }, limit);
    }
}

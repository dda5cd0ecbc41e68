package io.turgo.journal;

import io.turgo.frame.JournalInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What the journal holds, published by the appending thread and read by any. A sequence lock: the writer never waits
 * and a reader that meets a change reads again (H. Boehm, "Can seqlocks get along with programming language memory
 * models?", MSPC 2012, for the fences).
 */
final class Progress {
    private static final VarHandle VERSION;
    private static final VarHandle NEXT_FRAME;

    static {
        try {
            VERSION = MethodHandles.lookup().findVarHandle(Progress.class, "version", long.class);
            NEXT_FRAME = MethodHandles.lookup().findVarHandle(Progress.class, "nextFrame", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long version;
    private long nextFrame;
    private long nextSequence;
    private long sizeBytes;
    private volatile Beginning beginning;

    /**
     * Where the journal begins.
     *
     * @param frame       the oldest retained frame
     * @param prunedBytes length of the frames that were pruned since {@link #sizeBytes} was known
     */
    private record Beginning(long frame, long prunedBytes) {
    }

    /** A journal that holds these frames. */
    Progress(FrameTotals totals) {
        beginning = new Beginning(totals.firstFrame(), 0);
        nextFrame = totals.nextFrame();
        nextSequence = totals.nextSequence();
        sizeBytes = totals.bytes();
    }

    /** Takes note of an appended frame. Appending thread. */
    void appended(long frameNumber, long sequenceAfter, int lengthBytes) {
        final long next = version + 1;
        VERSION.setOpaque(this, next);
        VarHandle.storeStoreFence();
        NEXT_FRAME.setRelease(this, frameNumber + 1);
        nextSequence = sequenceAfter;
        sizeBytes += lengthBytes;
        VERSION.setRelease(this, next + 1);
    }

    /**
     * Takes note of where the journal begins now. One thread at a time.
     *
     * @param prunedBytes length of the frames that have been pruned since this was made
     */
    void pruned(long firstFrame, long prunedBytes) {
        beginning = new Beginning(firstFrame, prunedBytes);
    }

    /** The number of the next frame. Appending thread. */
    long nextFrame() {
        return nextFrame;
    }

    /** The number of the last frame, 0 if there never was one. Any thread; what it holds has been written. */
    long lastFrame() {
        return (long) NEXT_FRAME.getAcquire(this) - 1;
    }

    JournalInfo info() {
        while (true) {
            final long before = (long) VERSION.getAcquire(this);
            final Beginning first = beginning;
            final long next = nextFrame;
            final long sequence = nextSequence;
            final long size = sizeBytes;
            VarHandle.loadLoadFence();
            if ((before & 1) == 0 && before == (long) VERSION.getOpaque(this)) {
                final boolean empty = next == first.frame;
                return new JournalInfo(
                    empty ? 0 : first.frame, empty ? 0 : next - 1, sequence, size - first.prunedBytes);
            }
            Thread.onSpinWait();
        }
    }
}

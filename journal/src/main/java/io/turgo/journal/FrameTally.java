package io.turgo.journal;

import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;

/**
 * Adds up the frames of one file. The digest mixes each frame's CRC into what came before, so that a file that was
 * exchanged for another history of the same journal is told from its own even though every frame in it is whole.
 * Belongs to one thread; allocates nothing but totals.
 */
final class FrameTally {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long firstFrame;
    private long nextFrame;
    private long firstSequence;
    private long nextSequence;
    private long fromTimeNs;
    private long toTimeNs;
    private long bytes;
    private long digest;

    FrameTally(long nextFrame, long nextSequence) {
        start(nextFrame, nextSequence);
    }

    /** Begins anew at the given frame and sequence. */
    void start(long frameNumber, long sequence) {
        firstFrame = frameNumber;
        nextFrame = frameNumber;
        firstSequence = sequence;
        nextSequence = sequence;
        fromTimeNs = 0;
        toTimeNs = 0;
        bytes = 0;
        digest = 0;
    }

    /** Adds a whole frame. */
    void add(Frame frame) {
        final long timeNs = frame.ingestTimeNs();
        final boolean first = isEmpty();
        if (first) {
            firstSequence = frame.firstSequence();
        }
        fromTimeNs = first ? timeNs : Math.min(fromTimeNs, timeNs);
        toTimeNs = first ? timeNs : Math.max(toTimeNs, timeNs);
        nextFrame = frame.frameNumber() + 1;
        nextSequence = frame.firstSequence() + frame.count();
        bytes += frame.length();
        final long mixed = (digest ^ frame.buffer().getInt(FrameDescriptor.CRC_OFFSET)) * MULTIPLIER;
        digest = mixed ^ mixed >>> Integer.SIZE;
    }

    long nextFrame() {
        return nextFrame;
    }

    long nextSequence() {
        return nextSequence;
    }

    boolean isEmpty() {
        return nextFrame == firstFrame;
    }

    FrameTotals totals() {
        return new FrameTotals(
            firstFrame, nextFrame, firstSequence, nextSequence, fromTimeNs, toTimeNs, bytes, digest);
    }
}

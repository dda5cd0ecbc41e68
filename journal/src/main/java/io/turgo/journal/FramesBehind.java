package io.turgo.journal;

import io.turgo.frame.Frame;

/** What the whole frames behind an unreadable one tell. Belongs to one thread. */
final class FramesBehind {
    private long count;
    private long last;
    private long durable;
    private long witness;

    void add(Frame frame) {
        count++;
        last = Math.max(last, frame.frameNumber());
        if (frame.durableFrame() > durable) {
            durable = frame.durableFrame();
            witness = frame.frameNumber();
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** The highest number of them; 0 if there are none. */
    long last() {
        return last;
    }

    /** Whether one of them tells that a frame had reached the disk. */
    boolean provesDurable(long frame) {
        return durable >= frame;
    }

    /** The number of the one that tells of the highest frame that had reached the disk. */
    long witness() {
        return witness;
    }
}

package io.turgo.frame;

import io.turgo.error.EngineException;

/** A reader was so far behind that the frame which it was to read next has been pruned. It has skipped nothing. */
public final class FramePrunedException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final long dueFrame;

    /**
     * @param dueFrame   the frame that was to be read
     * @param firstFrame the oldest one that is retained
     */
    public FramePrunedException(long dueFrame, long firstFrame) {
        super("frame " + dueFrame + " is due and was pruned: the journal begins with frame " + firstFrame
            + "; use a named reader, whose frames are kept, or raise turgo.journal.retain.time or "
            + "turgo.journal.retain.bytes");
        this.dueFrame = dueFrame;
    }

    /** The frame that was to be read. */
    public long dueFrame() {
        return dueFrame;
    }
}

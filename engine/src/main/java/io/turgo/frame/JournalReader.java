package io.turgo.frame;

/** Reads frames in order. Belongs to one thread. */
public interface JournalReader extends AutoCloseable {
    /**
     * Copies the next frame into {@code frame}, checked.
     *
     * @return false at the journal's present end; a later call may find more
     * @throws io.turgo.error.EngineException if a frame is missing or damaged, naming the file and the frame
     */
    boolean next(Frame frame);

    /** Releases the reader's resources; idempotent. */
    @Override
    void close();
}

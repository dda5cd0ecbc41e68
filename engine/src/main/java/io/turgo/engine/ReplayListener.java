package io.turgo.engine;

/** Is told how far a replay is. Called by the intake's thread after each frame; must return at once. */
@FunctionalInterface
public interface ReplayListener {
    /** Does nothing. */
    ReplayListener SILENT = (done, total) -> {
    };

    /**
     * A frame has been replayed.
     *
     * @param done  how many records so far
     * @param total how many there are
     */
    void replayed(long done, long total);
}

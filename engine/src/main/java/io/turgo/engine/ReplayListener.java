package io.turgo.engine;

/**
 * Is told how far a replay is. Called by the intake's thread after each frame, which goes on when this returns; fused,
 * all stages have then seen the frame. What is thrown ends the replay.
 */
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

    /** Tells {@code other} too, afterwards. */
    default ReplayListener andThen(ReplayListener other) {
        return (done, total) -> {
            replayed(done, total);
            other.replayed(done, total);
        };
    }
}

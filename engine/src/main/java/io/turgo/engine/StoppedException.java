package io.turgo.engine;

/** Unwinds a thread that waits for another one after the engine has failed; never reaches a user. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("the engine has failed", null, false, false);
    }
}

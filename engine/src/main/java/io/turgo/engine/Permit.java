package io.turgo.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A publisher's right to publish, which the engine takes back when it stops: a commit either comes before that, and the
 * record goes through, or it is told. One publishing thread and any number of stopping ones.
 */
final class Permit {
    private static final int OPEN = 0;
    private static final int PUBLISHING = 1;
    private static final int REVOKED = 2;

    private final AtomicInteger state = new AtomicInteger(OPEN);

    /** Starts to publish; false if that is over. Publishing thread. */
    boolean enter() {
        return state.compareAndSet(OPEN, PUBLISHING);
    }

    /** Has published. Publishing thread. */
    void leave() {
        state.setRelease(OPEN);
    }

    /** Ends publishing; what has been published is visible on return. Any thread. */
    void revoke() {
        while (!state.compareAndSet(OPEN, REVOKED) && state.get() != REVOKED) {
            Thread.onSpinWait();
        }
    }
}

package io.turgo.engine;

import com.lmax.disruptor.Sequence;

/**
 * A publisher's right to publish, which the engine takes back when it stops: a commit either comes before that, and the
 * record goes through, or it is told. One publishing thread and any number of stopping ones.
 */
final class Permit {
    private static final long OPEN = 0;
    private static final long PUBLISHING = 1;
    private static final long REVOKED = 2;

    /** Shares no cache line with anything. */
    private final Sequence state = new Sequence(OPEN);

    /** Starts to publish; false if that is over. Publishing thread. */
    boolean enter() {
        return state.compareAndSet(OPEN, PUBLISHING);
    }

    /** Has published. Publishing thread. */
    void leave() {
        state.set(OPEN);
    }

    /** Ends publishing; what has been published is visible on return. Any thread. */
    void revoke() {
        while (!state.compareAndSet(OPEN, REVOKED) && state.get() != REVOKED) {
            Thread.onSpinWait();
        }
    }
}

package io.turgo.engine;

import org.agrona.concurrent.IdleStrategy;

/** By whom the work of a running engine is done. Any thread, unless an implementation says otherwise. */
interface Execution {
    /** What one worker, or publisher, does while it waits. */
    IdleStrategy newIdle();

    /** Lets a worker begin. */
    void start(Worker worker);

    /** Waits for a worker to end; gives whether the caller was interrupted meanwhile. */
    boolean awaitEnd(Worker worker);

    /** Lets the caller wait for others, for at most that long in nanoseconds, before it looks again. */
    void pause(long maxNs);

    /** Whether everything is done by one thread, which must not be parked. */
    boolean isStepped();
}

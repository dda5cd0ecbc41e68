package io.turgo.engine;

import io.turgo.counters.EngineCounter;
import io.turgo.error.NoSpaceException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.status.AtomicCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one part of an engine waits for room on a full disk: says so once, counts, and lets its caller look again ten
 * times a second; or does not wait, if that was asked for. Belongs to the part's thread.
 */
final class RoomWait {
    private static final Logger LOGGER = LoggerFactory.getLogger(RoomWait.class);
    private static final int LOOK_AGAIN_MS = 100;

    private final String who;
    private final DiskFull policy;
    private final Lifecycle lifecycle;
    private final Execution execution;
    private final AtomicCounter paused;
    private final AtomicCounter pauses;
    private final AtomicCounter pausedMs;
    private long waitedMs;

    /** @param who says in log and errors who waits */
    RoomWait(String who, DiskFull policy, Runtime runtime) {
        this.who = who;
        this.policy = policy;
        lifecycle = runtime.lifecycle();
        execution = runtime.execution();
        paused = runtime.instruments().counter(EngineCounter.PAUSED);
        pauses = runtime.instruments().counter(EngineCounter.PAUSES);
        pausedMs = runtime.instruments().counter(EngineCounter.PAUSED_MS);
    }

    /**
     * Waits a while; then the caller tries again.
     *
     * @throws NoSpaceException  if the engine is not to wait: it is being started or stopped, or it was told so
     * @throws StoppedException if the engine has failed meanwhile
     */
    void await(NoSpaceException full) {
        if (!lifecycle.healthy()) {
            found();
            throw new StoppedException();
        }
        if (policy == DiskFull.STOP || lifecycle.phase() == Lifecycle.Phase.STARTING) {
            throw full;
        }
        if (lifecycle.phase() != Lifecycle.Phase.RUNNING) {
            found();
            throw new NoSpaceException("the engine was stopped while " + who + " had no room; what had not been "
                + "journaled was not taken in, what had been leaves at the next start: " + full.getMessage(), full);
        }
        if (waitedMs == 0) {
            LOGGER.warn("{} waits: {}", who, full.getMessage());
            pauses.getAndAdd(1);
            paused.getAndAdd(1);
        }
        execution.pause(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MS));
        waitedMs += LOOK_AGAIN_MS;
        pausedMs.getAndAdd(LOOK_AGAIN_MS);
    }

    /** There was room. */
    void found() {
        if (waitedMs != 0) {
            goOn();
        }
    }

    private void goOn() {
        LOGGER.info("{} goes on after {} ms without room", who, waitedMs);
        waitedMs = 0;
        paused.getAndAdd(-1);
    }
}

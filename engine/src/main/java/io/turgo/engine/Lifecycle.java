package io.turgo.engine;

import io.turgo.error.EngineException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Where a running engine stands and what ended it. Any thread. */
final class Lifecycle {
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Consumer<Throwable> onFailure;
    private volatile boolean releasing = true;
    private volatile Phase phase = Phase.STARTING;

    /** @param onFailure called once, by the thread that fails the engine */
    Lifecycle(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    enum Phase {
        STARTING, RUNNING, DRAINING, STOPPED
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    /** Whether threads may go on working. */
    boolean healthy() {
        return failure.get() == null;
    }

    /** Whether outputs may leave: after a failed stage, those of the records before it still do. */
    boolean releasing() {
        return releasing;
    }

    /** Whether publishers may claim: before draining and while nothing has failed. */
    boolean accepting() {
        return phase.ordinal() <= Phase.RUNNING.ordinal() && healthy();
    }

    /** Records what ends the engine; only the first counts. Gives whether this was it. */
    boolean fail(Throwable cause) {
        if (!(cause instanceof StageFailedException)) {
            releasing = false;
        }
        final boolean isFirst = failure.compareAndSet(null, cause);
        if (isFirst) {
            onFailure.accept(cause);
        }
        return isFirst;
    }

    Throwable failure() {
        return failure.get();
    }

    /** What a caller gets to hear once the engine does not accept any more. */
    EngineException refusal() {
        final Throwable cause = failure.get();
        return cause == null
            ? new EngineException(
                "the engine is " + phase.name().toLowerCase(Locale.ROOT) + " and takes no more records")
            : new EngineException("the engine has failed: " + cause.getMessage(), cause);
    }
}

package io.turgo.journal;

import io.turgo.error.EngineException;
import java.util.concurrent.atomic.AtomicReference;

/** The first thing that went wrong for good; after it nothing is appended. Any thread. */
final class Failure {
    private final AtomicReference<EngineException> first = new AtomicReference<>();

    /** Keeps the first cause and returns the exception to throw. */
    EngineException fail(String what, Throwable cause) {
        final EngineException failure = new EngineException(
            what + ": " + cause + "; restart the process, the journal is checked when it is opened", cause);
        first.compareAndSet(null, failure);
        return failure;
    }

    /** Nothing is appended to a closed journal. */
    void close() {
        first.compareAndSet(null, new EngineException("it was closed"));
    }

    boolean isSet() {
        return first.get() != null;
    }

    /** Refuses if something has gone wrong. */
    void check() {
        final EngineException cause = first.get();
        if (cause != null) {
            throw refusal(cause);
        }
    }

    private static EngineException refusal(EngineException cause) {
        return new EngineException("the journal takes no more frames since: " + cause.getMessage(), cause);
    }
}

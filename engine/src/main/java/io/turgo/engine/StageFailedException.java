package io.turgo.engine;

import io.turgo.error.EngineException;

/** A stage could not work on a record; names the stage and the record's position. */
public final class StageFailedException extends EngineException {
    private static final long serialVersionUID = 1L;

    StageFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

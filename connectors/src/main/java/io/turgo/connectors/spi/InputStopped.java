package io.turgo.connectors.spi;

import java.io.IOException;

/**
 * Thrown by a stream that may wait for more, when it is asked to give up waiting: what has come of the present record
 * is not a record. A {@link RowReader} over the stream then has no next record.
 */
public final class InputStopped extends IOException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: nothing is wrong. */
    public InputStopped() {
        super("stopped");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}

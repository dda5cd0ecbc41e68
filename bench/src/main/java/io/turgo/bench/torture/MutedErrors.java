package io.turgo.bench.torture;

import java.io.OutputStream;
import java.io.PrintStream;

/** Keeps what is logged from the screen while engines fail on purpose, many times a second. Any thread. */
final class MutedErrors implements AutoCloseable {
    private static final MutedErrors ONE = new MutedErrors();

    private PrintStream errors;
    private int holders;

    private MutedErrors() {
    }

    /** Begins; ends when all that began have closed it. */
    static MutedErrors mute() {
        ONE.begin();
        return ONE;
    }

    private synchronized void begin() {
        if (holders++ == 0) {
            errors = System.err;
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        }
    }

    @Override
    public synchronized void close() {
        if (--holders == 0) {
            System.setErr(errors);
        }
    }
}

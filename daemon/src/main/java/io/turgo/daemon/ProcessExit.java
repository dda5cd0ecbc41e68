package io.turgo.daemon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets a process that a signal ends say first what it came to. The JVM is gone as soon as its shutdown hooks have
 * ended, whatever the command's thread is doing; so a hook that has drained an engine waits here for that thread.
 */
final class ProcessExit {
    private static final long PATIENCE_S = 10;
    private static final CompletableFuture<Integer> REPORTED = new CompletableFuture<>();

    private ProcessExit() {
    }

    /** The command has said all that it had to say. Called by its thread. */
    static void reported(int code) {
        REPORTED.complete(code);
    }

    /**
     * For shutdown hooks: waits for {@link #reported}, not for ever, and ends the process with that code. A signal
     * that is answered in good order is no error; the JVM's own code for it would be one to systemd.
     */
    static void afterReport() {
        Runtime.getRuntime().halt(REPORTED.completeOnTimeout(ExitCode.OK, PATIENCE_S, TimeUnit.SECONDS).join());
    }

    /** For shutdown hooks: ends the process where there is nothing that would have to be written first. */
    static void atOnce() {
        Runtime.getRuntime().halt(ExitCode.OK);
    }
}

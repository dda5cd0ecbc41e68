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
     * For shutdown hooks: waits for {@link #reported}, not for ever. An error's code takes the place of the signal's.
     */
    static void awaitReport() {
        final int code = REPORTED.completeOnTimeout(ExitCode.OK, PATIENCE_S, TimeUnit.SECONDS).join();
        if (code != ExitCode.OK) {
            Runtime.getRuntime().halt(code);
        }
    }
}

package io.turgo.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's own thread for what must not be done on the appending one. Any thread may hand over tasks. */
final class Keeper implements Executor, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Keeper.class);

    private final ExecutorService executor = Executors.newSingleThreadExecutor(Keeper::newThread);

    private static Thread newThread(Runnable task) {
        final Thread thread = new Thread(task, "turgo-journal-keeper");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> run(task));
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) { // tasks latch their failures; this is for the log
            LOGGER.error("{}", e.getMessage());
        }
    }

    /** Waits for the tasks that were handed over. */
    @Override
    public void close() {
        executor.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

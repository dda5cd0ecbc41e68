package io.turgo.journal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what must not be done on the appending thread, on a thread of its own or by an executor that was given. Any
 * thread may hand over tasks.
 */
final class Keeper implements Executor, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Keeper.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ExecutorService own;
    private final Executor executor;

    /** @param given runs one task after the other, or null for a thread of its own */
    Keeper(Executor given) {
        own = given == null ? Executors.newSingleThreadExecutor(Keeper::newThread) : null;
        executor = given == null ? own : given;
    }

    private static Thread newThread(Runnable task) {
        final Thread thread = new Thread(task, "turgo-journal-keeper");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        executor.execute(this::runNext);
    }

    private void runNext() {
        final Runnable task = tasks.poll();
        if (task != null) {
            run(task);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) { // tasks latch their failures; this is for the log
            LOGGER.error("{}", e.getMessage());
        }
    }

    /** Waits for the tasks that were handed over, or runs those that the given executor has not come to. */
    @Override
    public void close() {
        if (own != null) {
            awaitOwn();
        }
        while (!tasks.isEmpty()) {
            runNext();
        }
    }

    private void awaitOwn() {
        own.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = own.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.turgo.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** A thread for each worker. */
final class ThreadedExecution implements Execution {
    private final Idle idle;
    private final Map<Worker, Thread> threads = new ConcurrentHashMap<>();

    ThreadedExecution(Idle idle) {
        this.idle = idle;
    }

    @Override
    public IdleStrategy newIdle() {
        return idle.create();
    }

    @Override
    public void start(Worker worker) {
        final Thread thread = new Thread(worker, worker.name());
        thread.setDaemon(true);
        threads.put(worker, thread);
        thread.start();
    }

    @Override
    public boolean awaitEnd(Worker worker) {
        final Thread thread = threads.get(worker);
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    @Override
    public void pause(long maxNs) {
        LockSupport.parkNanos(maxNs);
    }

    @Override
    public boolean isStepped() {
        return false;
    }
}

package io.turgo.engine;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/** A thread that runs a task until the task has finished or the engine has failed. */
final class Worker implements Runnable {
    private final Task task;
    private final IdleStrategy idle;
    private final Lifecycle lifecycle;
    private final BooleanSupplier mayRun;
    private final CheckpointShare checkpoint;
    private final Thread thread;
    private volatile boolean done;

    /**
     * @param mayRun     asked before every turn; once false the thread ends without finishing its task
     * @param checkpoint what the thread does for checkpoints, a little at each turn
     */
    Worker(String name, Task task, IdleStrategy idle, Lifecycle lifecycle, BooleanSupplier mayRun,
        CheckpointShare checkpoint) {
        this.task = task;
        this.idle = idle;
        this.lifecycle = lifecycle;
        this.mayRun = mayRun;
        this.checkpoint = checkpoint;
        thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether the thread has done its last work. Any thread. */
    boolean done() {
        return done;
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        try {
            loop();
        } catch (final StoppedException stopped) {
            // another thread has failed and this one could not go on without it
        } catch (final SinkFailure e) {
            lifecycle.fail(e.getCause());
        } catch (final Throwable e) {
            lifecycle.fail(e);
        } finally {
            done = true;
        }
    }

    private void loop() {
        while (mayRun.getAsBoolean()) {
            final boolean wasFinished = task.finished();
            final int work = task.work();
            final int handedOver = checkpoint.work(work);
            if (work == 0 && wasFinished) {
                end();
                return;
            }
            idle.idle(work + handedOver);
        }
    }

    /** What is left of a checkpoint is handed over before the thread ends. */
    private void end() {
        task.finish();
        while (!checkpoint.isIdle() && lifecycle.healthy()) {
            idle.idle(checkpoint.work(0));
        }
    }
}

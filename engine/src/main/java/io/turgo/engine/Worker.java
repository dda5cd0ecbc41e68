package io.turgo.engine;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/** Has a task run until it has finished or the engine has failed; one thread at a time. */
final class Worker implements Runnable {
    private static final int ENDED = -1;

    private final String name;
    private final Task task;
    private final IdleStrategy idle;
    private final Lifecycle lifecycle;
    private final BooleanSupplier mayRun;
    private final CheckpointShare checkpoint;
    private volatile boolean done;

    /**
     * @param mayRun     asked before every turn; once false the thread ends without finishing its task
     * @param checkpoint what the thread does for checkpoints, a little at each turn
     */
    Worker(String name, Task task, IdleStrategy idle, Lifecycle lifecycle, BooleanSupplier mayRun,
        CheckpointShare checkpoint) {
        this.name = name;
        this.task = task;
        this.idle = idle;
        this.lifecycle = lifecycle;
        this.mayRun = mayRun;
        this.checkpoint = checkpoint;
    }

    String name() {
        return name;
    }

    /** Whether the last work has been done. Any thread. */
    boolean done() {
        return done;
    }

    @Override
    public void run() {
        int work = turn();
        while (work != ENDED) {
            idle.idle(work);
            work = turn();
        }
    }

    /** Does what there is to do now; gives how much that was, or a negative number after the last turn. */
    int turn() {
        int work = ENDED;
        try {
            if (mayRun.getAsBoolean()) {
                work = work();
            }
        } catch (final StoppedException stopped) {
            // another thread has failed and this one could not go on without it
        } catch (final SinkFailure e) {
            lifecycle.fail(e.getCause());
        } catch (final Throwable e) {
            lifecycle.fail(e);
        }
        if (work == ENDED) {
            done = true;
        }
        return work;
    }

    private int work() {
        final boolean wasFinished = task.finished();
        final int work = task.work();
        final int handedOver = checkpoint.work(work);
        if (work == 0 && wasFinished) {
            end();
            return ENDED;
        }
        return work + handedOver;
    }

    /** Fails the engine and ends without another turn. */
    void halt(Throwable cause) {
        lifecycle.fail(cause);
        done = true;
    }

    /** What is left of a checkpoint is handed over before the thread ends. */
    private void end() {
        task.finish();
        while (!checkpoint.isIdle() && lifecycle.healthy()) {
            idle.idle(checkpoint.work(0));
        }
    }
}

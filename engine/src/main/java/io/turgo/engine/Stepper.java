package io.turgo.engine;

import io.turgo.error.EngineException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.IntUnaryOperator;
import org.agrona.concurrent.IdleStrategy;

/**
 * Does the work of an engine on the caller's thread, in steps, instead of on threads of the engine's own: the same
 * steps in the same order give the same run. One engine, one thread.
 *
 * <p>A step is one turn of one worker: it takes what is there for it, up to a batch, and returns. Where an engine's
 * method or a publisher would wait, workers are stepped meanwhile; where a worker would, those downstream of it. Worker
 * 0 runs what was given to {@link #execute}, one task a step: give this to a journal as its background, and nothing is
 * left to other threads.
 *
 * <p>Workers of a sharded plan wait for each other in a circle where one of them makes more rows at a time than a ring
 * holds. Such an engine needs larger rings; a wait in which nothing happens for long ends with an error.
 */
public final class Stepper implements Executor {
    private static final String BACKGROUND = "background";
    /** So many choices in a row without any work, within one wait, are taken for the end of all work. */
    private static final int PATIENCE = 1 << 20;

    private final IntUnaryOperator choice;
    private final List<Worker> workers = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean halted;
    private int last;
    private int deepest;
    private int idleSteps;

    /** Steps workers in turn. */
    public Stepper() {
        choice = count -> ++last % count;
    }

    /**
     * Steps as told.
     *
     * @param choice is asked whose turn is next, of so many workers; it must let every worker have its turn
     */
    public Stepper(IntUnaryOperator choice) {
        this.choice = choice;
    }

    /** How many workers there are, with the one for tasks. */
    public int size() {
        return 1 + workers.size();
    }

    /** A worker's name. */
    public String name(int number) {
        return number == 0 ? BACKGROUND : workers.get(number - 1).name();
    }

    /** Gives a worker a turn; gives how much it did, 0 for nothing or if it must wait for one that waits. */
    public int step(int number) {
        if (halted) {
            return 0;
        }
        return number == 0 ? stepTask() : stepWorker(number);
    }

    /** Workers are in the order of their rings: one that is downstream of all that wait never waits for those. */
    private int stepWorker(int number) {
        final Worker worker = workers.get(number - 1);
        if (number <= deepest || worker.done()) {
            return 0;
        }
        final int before = deepest;
        deepest = number;
        try {
            return Math.max(0, worker.turn());
        } finally {
            deepest = before;
        }
    }

    private int stepTask() {
        final Runnable task = tasks.poll();
        if (task == null) {
            return 0;
        }
        task.run();
        return 1;
    }

    /** Gives the worker a turn whose turn it is; gives how much it did. */
    public int step() {
        return step(choice.applyAsInt(size()));
    }

    /** Gives every worker a turn, in order; gives how much they did together. */
    public int stepAll() {
        int work = 0;
        for (int i = 0; i < size(); i++) {
            work += step(i);
        }
        return work;
    }

    /** Adds a task for worker 0. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /**
     * Ends all workers where they stand, as the end of the process would. The engine has failed then; closing it lets
     * go of what it holds.
     */
    public void halt() {
        halted = true;
        tasks.clear();
        workers.forEach(each -> each.halt(new EngineException("the engine was halted")));
    }

    private void await() {
        if (halted) {
            throw new StoppedException();
        }
        idleSteps = step() > 0 ? 0 : idleSteps + 1;
        if (idleSteps > PATIENCE) {
            idleSteps = 0;
            throw new EngineException("a stepped engine waits and nothing happens: " + (deepest == 0
                ? "its caller" : name(deepest)) + " waits for others that are done or wait; raise turgo.ring.slots");
        }
    }

    /** What an engine sees of this. */
    Execution execution() {
        return new Execution() {
            @Override
            public IdleStrategy newIdle() {
                return new Waiting();
            }

            @Override
            public void start(Worker worker) {
                workers.add(worker);
            }

            @Override
            public boolean awaitEnd(Worker worker) {
                while (!worker.done()) {
                    step();
                }
                return false;
            }

            @Override
            public void pause(long maxNs) {
                await();
            }

            @Override
            public boolean isStepped() {
                return true;
            }
        };
    }

    /** A wait, in which others are stepped. */
    private final class Waiting implements IdleStrategy {
        @Override
        public void idle(int workCount) {
            if (workCount <= 0) {
                idle();
            }
        }

        @Override
        public void idle() {
            await();
        }

        @Override
        public void reset() {
            // every wait is like the first
        }
    }
}

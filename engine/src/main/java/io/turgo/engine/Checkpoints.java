package io.turgo.engine;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.SleepingIdleStrategy;

/** The checkpoints of a running engine: the newest is put back at the start, others are made, the last at the end. */
final class Checkpoints {
    // Parked, not asleep: from JDK 21 on Thread.sleep makes an event for the flight recorder at each call.
    private static final long IDLE_NS = 1_000_000;

    private final CheckpointAssembly assembly;
    private final Lifecycle lifecycle;
    private final Execution execution;
    private CheckpointTask task;
    private Worker worker;
    private volatile boolean over;

    Checkpoints(CheckpointAssembly assembly, Lifecycle lifecycle, Execution execution) {
        this.assembly = assembly;
        this.lifecycle = lifecycle;
        this.execution = execution;
    }

    /**
     * Puts the newest checkpoint back, if there is one that fits. Before any thread is started.
     *
     * @param stopping      asked by the checkpoints' thread: whether the engine stops
     * @param intakeHasDone whether the intake's thread has ended
     * @return how many records the checkpoint has taken in, 0 if there is none
     */
    long restore(Assembly stages, IntakeAssembly intake, BooleanSupplier stopping,
        BooleanSupplier intakeHasDone) {
        if (!assembly.isOn()) {
            return 0;
        }
        final KeptNumbers restored = assembly.restore(stages.sinks()).run();
        if (restored != null) {
            stages.restore(restored);
            intake.restore(restored);
        }
        task = assembly.task(restored, intake::live, stopping, intakeHasDone);
        intake.barriers().askedBy(task::requested);
        worker = new Worker("turgo-checkpoint", task,
            execution.isStepped() ? execution.newIdle() : new SleepingIdleStrategy(IDLE_NS), lifecycle,
            lifecycle::healthy, new CheckpointShare());
        return restored == null ? 0 : Dispatcher.sequence(restored);
    }

    /** Starts the thread that makes others. When all others are started. */
    void start() {
        if (worker != null) {
            execution.start(worker);
        }
    }

    /** Whether checkpoints are made. */
    boolean isOn() {
        return task != null;
    }

    /** Asks for one; gives its number. Any thread. */
    long demand() {
        return task.demand();
    }

    /** Whether the one of that number has been published. Any thread. */
    boolean isPublished(long number) {
        return task.published() >= number;
    }

    /** Whether no more of them will be made. Any thread. */
    boolean isOver() {
        return over;
    }

    /** Waits for the thread to end; gives whether the caller was interrupted meanwhile. */
    boolean awaitEnd() {
        return worker != null && execution.awaitEnd(worker);
    }

    /** Makes the last one, when all threads have ended. */
    void atClose() {
        if (task != null && lifecycle.healthy()) {
            task.atClose();
        }
    }

    /** Gives up what is in the making. */
    void close() {
        over = true;
        if (task != null) {
            task.close();
        }
    }
}

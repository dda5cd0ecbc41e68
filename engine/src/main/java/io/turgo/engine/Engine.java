package io.turgo.engine;

import io.turgo.counters.CountersView;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.TurgoException;
import io.turgo.frame.Journal;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Planner;
import io.turgo.record.ViewColumns;
import io.turgo.record.ViewFactory;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A running pipeline. Started by {@link #start}, ended by {@link #finish} (which gives the result) or {@link #close};
 * any thread may call its methods. One engine runs a pipeline once.
 */
public final class Engine implements AutoCloseable {
    private static final long POLL_NS = 50_000;

    private final Plan plan;
    private final RunningEngine running;
    private final Lifecycle lifecycle;
    private volatile boolean reported;

    private Engine(Plan plan, RunningEngine running) {
        this.plan = plan;
        this.running = running;
        lifecycle = running.lifecycle();
    }

    /** Starts settings. */
    public static Context context() {
        return new Context();
    }

    /**
     * Plans the pipeline, opens its sinks, brings its state up from the journal, then starts its sources. Returns once
     * all stages are up and the engine takes live records; outputs of the journal may still be on their way to sinks.
     * The engine owns the context's journal from the call on, and closes it.
     *
     * @throws ConfigurationException                if the pipeline, a setting or an attached file is wrong
     * @throws io.turgo.error.EnvironmentException   if the machine refuses
     * @throws EngineException                       if the journal cannot be replayed
     */
    public static Engine start(Pipeline pipeline, Context context) {
        return launch(pipeline, context, Long.MAX_VALUE);
    }

    /**
     * Sends the context's journal, up to and with a sequence, through a pipeline without taking live records, and gives
     * what came out. Attached sources and reference loaders are not asked.
     *
     * @param untilSequence the last record to be replayed, or {@link Long#MAX_VALUE}
     */
    public static EngineResult replay(Pipeline pipeline, Context context, long untilSequence) {
        context.replayOnly();
        try (Engine engine = launch(pipeline, context, untilSequence)) {
            return engine.finish();
        }
    }

    private static Engine launch(Pipeline pipeline, Context context, long untilSequence) {
        final Journal journal = context.take().journal();
        try {
            context.conclude();
            final Plan plan = Planner.plan(pipeline);
            final Engine engine = new Engine(plan, new RunningEngine(pipeline, plan, context, untilSequence));
            engine.running.start();
            engine.awaitLive();
            return engine;
        } catch (final RuntimeException | Error e) {
            if (journal != null) {
                journal.close();
            }
            throw e;
        }
    }

    private void awaitLive() {
        await(running::live);
        passAll(running.stagePoints());
        if (!lifecycle.healthy()) {
            running.stop();
            throw reportedFailure();
        }
        lifecycle.enter(Lifecycle.Phase.RUNNING);
        try {
            running.startSources();
        } catch (final RuntimeException e) {
            running.stop();
            throw e;
        }
    }

    /**
     * A publisher of records of a source, for one thread.
     *
     * @param view an interface with setters named as the source's fields
     * @throws ConfigurationException if there is no such source, the view does not fit or cannot set all that must be
     *                                set, or the source has a publisher already and the engine was not told of several
     *                                producers
     */
    public <T> Publisher<T> publisher(String source, Class<T> view) {
        final int number = sourceNumber(source);
        final Scope scope = running.scope(number);
        final ViewColumns columns = new ViewColumns(
            source, ViewColumns.Access.PUBLISH, scope.columns(), Set.of(), running.laterFields(number));
        final T instance = ViewFactory.create(view, columns, running.symbols());
        ViewFactory.requireSetters(view, columns);
        return new Publisher<>(running.publisher(number), instance, running.lastPosition(number));
    }

    /** A publisher of bare rows of a source, for one thread; columns are those of {@link #scope}. */
    public RowPublisher publisher(String source) {
        return running.publisher(sourceNumber(source));
    }

    /** The fields of a source's records, for {@link #publisher(String)}. */
    public Scope scope(String source) {
        return running.scope(sourceNumber(source));
    }

    /** The dictionary of symbols; interning is for those who publish. */
    public SymbolDictionary symbols() {
        return running.symbols();
    }

    /**
     * The position of the last journaled record of partition 0 of a source, or {@link RowPublisher#NO_POSITION}: where
     * to go on.
     */
    public long lastPosition(String source) {
        return lastPosition(source, 0);
    }

    /**
     * The position of the last journaled record of one partition of a source, or {@link RowPublisher#NO_POSITION}.
     *
     * @throws ConfigurationException if there is no such source or partition
     */
    public long lastPosition(String source, int partition) {
        return running.position(sourceNumber(source), partition);
    }

    private int sourceNumber(String source) {
        final int number = plan.sourceNumber(source);
        if (number <= Plan.DEAD_LETTERS) {
            throw new ConfigurationException("pipeline `" + plan.name() + "` has no source `" + source + "`; it has "
                + plan.sources().stream().skip(1).map(Plan.SourcePlan::name).toList());
        }
        return number;
    }

    /**
     * The thread plan that runs and, if it is sharded, what is spread by which fields, as text for a person: a pipeline
     * that has nothing to spread runs fused.
     */
    public String threads() {
        return running.threads();
    }

    /** The counters, live. Close the view when done with it, before the engine. */
    public CountersView counters() {
        return running.counters();
    }

    /**
     * Writes what no thread of the engine's keeps up to date into the counters, where other processes see it: the
     * latencies of all stages, since start and since the last call, and the length of the journal. To be called now and
     * then by a thread of the caller's, once a second for instance.
     */
    public void showFigures() {
        running.showFigures();
    }

    /**
     * Looks at rows as they come out of a source or stage, or reach a sink.
     *
     * @throws ConfigurationException if the pipeline has nothing of that name
     */
    public RowTap tap(String name) {
        return running.taps().tap(name);
    }

    /** What runs: sources, stages and sinks, and how rows go between them. */
    public Plan plan() {
        return plan;
    }

    /** What ended the engine, or null while it is well; {@link #close} does not raise again what was asked for here. */
    public Throwable failure() {
        reported |= !lifecycle.healthy();
        return lifecycle.failure();
    }

    /**
     * Waits until everything published before the call has gone through all stages and sinks, and is in the journal as
     * safely as its durability says, whether or not an output came of it.
     *
     * @throws EngineException       if the engine fails meanwhile
     * @throws IllegalStateException if the calling thread has a claim open, for which it would wait
     */
    public void drain() {
        running.requireNoClaimOf(Thread.currentThread());
        passAll(running.drainPoints());
        await(running.journaledSafely());
        throwIfFailed();
    }

    /**
     * Makes a checkpoint of at least what has been journaled when it is called, and returns when it is published. The
     * pipeline goes on meanwhile.
     *
     * @throws ConfigurationException if the engine makes no checkpoints: without a journal, in a replay, or with a
     *                                stage whose state is not in tables
     * @throws EngineException        if the engine fails or is closed meanwhile
     */
    public void checkpoint() {
        final Checkpoints checkpoints = running.checkpoints();
        if (!checkpoints.isOn()) {
            throw new ConfigurationException("pipeline `" + plan.name() + "` makes no checkpoints: it has no journal "
                + "that keeps them, or a stage with state outside of tables");
        }
        final long number = checkpoints.demand();
        await(() -> checkpoints.isPublished(number) || checkpoints.isOver());
        throwIfFailed();
        if (!checkpoints.isPublished(number)) {
            throw new EngineException("the engine was closed and makes no more checkpoints; closing it has made the "
                + "last one, unless the log says why not");
        }
    }

    /** Whether all attached sources have come to their end, or the engine has failed. */
    public boolean sourcesEnded() {
        return !lifecycle.healthy() || running.sourcesEnded();
    }

    /**
     * Waits for the attached sources to come to their end, lets everything published go through, stops all threads and
     * gives the result. What is fed by a publisher goes on in the next run: its open windows stay open, unless the
     * publisher has said {@link Publisher#endOfInput}; {@link EngineResult#openSources} names it.
     *
     * @throws EngineException if the engine has failed
     */
    public EngineResult finish() {
        await(this::sourcesEnded);
        running.stop();
        throwIfFailed();
        return running.result();
    }

    /**
     * Stops the sources, lets everything published go through, then stops all threads and closes sinks and journal.
     * Idempotent. A source that does not return in time ({@link Context#sourceStopTimeoutMs}) is interrupted, then left
     * behind.
     *
     * @throws EngineException if the engine has failed and nobody has been told, or a source was left behind
     */
    @Override
    public void close() {
        running.stop();
        if (!reported) {
            throwIfFailed();
        }
    }

    private void throwIfFailed() {
        if (!lifecycle.healthy()) {
            throw reportedFailure();
        }
    }

    private RuntimeException reportedFailure() {
        reported = true;
        final Throwable cause = lifecycle.failure();
        return cause instanceof TurgoException
            ? (TurgoException) cause
            : new EngineException("the engine failed: " + cause, cause);
    }

    private void passAll(List<DrainPoint> points) {
        for (final DrainPoint point : points) {
            await(point.passed());
        }
    }

    /** Whoever meets a failure of what the engine stands on first, fails the engine. */
    private boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (TurgoException e) {
            lifecycle.fail(e);
            return false;
        }
    }

    private void await(BooleanSupplier condition) {
        boolean interrupted = false;
        while (lifecycle.healthy() && !holds(condition)) {
            running.execution().pause(POLL_NS);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

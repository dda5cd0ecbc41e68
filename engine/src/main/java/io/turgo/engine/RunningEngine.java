package io.turgo.engine;

import io.turgo.counters.Counters;
import io.turgo.counters.CountersSettings;
import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.counters.LatencyBook;
import io.turgo.counters.LatencySummary;
import io.turgo.counters.ShownLatencies;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Plan;
import io.turgo.record.Column;
import io.turgo.record.RowHash;
import io.turgo.ring.SlotRing;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;

/** The parts of a running engine and the order in which they start and stop. */
final class RunningEngine {
    private final Pipeline pipeline;
    private final Plan plan;
    private final Context context;
    private final Lifecycle lifecycle;
    private final Execution execution;
    private final Counters counters;
    private final LatencyBook latencies;
    private final ShownLatencies shownLatencies;
    private final SymbolDictionary symbols;
    private final Assembly assembly;
    private final IntakeAssembly intake;
    private final List<Worker> workers;
    private final Checkpoints checkpoints;
    private final Feeders feeders = new Feeders();
    private final Set<Integer> published = new HashSet<>();
    private final List<Permit> permits = new ArrayList<>();
    private final List<RingPublisher> publishers = new CopyOnWriteArrayList<>();
    private volatile boolean publishingEnded;
    private boolean stopped;
    private EngineResult result;
    private long restoredRecords;

    RunningEngine(Pipeline pipeline, Plan plan, Context context, long untilSequence) {
        this.pipeline = pipeline;
        this.plan = plan;
        this.context = context;
        final CutOvers cutOvers =
            new CutOvers(context.journal(), plan.catalog(), context.change(), !context.isReplayOnly());
        execution = context.execution();
        latencies = execution.isStepped() ? new LatencyBook(1) : new LatencyBook();
        final CountersSettings settings =
            CountersSettings.of(ProcessHandle.current().pid(), context.epochClock().nanoTime());
        counters = context.countersFile() == null
            ? Counters.inMemory(settings) : Counters.inFile(context.countersFile(), settings);
        shownLatencies = new ShownLatencies(counters, latencies, plan.segments().stream()
            .flatMap(segment -> segment.stages().stream()).map(Plan.StagePlan::name).toList());
        lifecycle = new Lifecycle(failure -> counters.errorLog().record(
            failure, TimeUnit.NANOSECONDS.toMillis(context.epochClock().nanoTime())));
        symbols = new SymbolDictionary(context.symbolsMax());
        final Instruments instruments = new Instruments(
            counters, latencies, context.nanoClock(), context.nanoClock().nanoTime());
        final Runtime runtime = new Runtime(lifecycle, instruments, symbols, context.journal(), context.threads(),
            execution, context.ringSize(), context.outputsFrom(), cutOvers);
        OpenSinks opened = null;
        Assembly assembled = null;
        try {
            opened = new OpenSinks(plan, context.journal(), symbols,
                sink -> new RoomWait("sink `" + sink + "`", context.diskFull(), runtime),
                context::sink);
            assembled = new Assembly(plan, runtime, opened);
            assembly = assembled;
            intake =
                new IntakeAssembly(pipeline, plan, context, runtime, assembly, untilSequence, () -> publishingEnded);
            checkpoints = new Checkpoints(new CheckpointAssembly(
                plan, runtime, assembly, intake, context.checkpoints(), !context.isReplayOnly()), lifecycle, execution);
            workers = workers();
            context.checkSpinning(workers.size(), java.lang.Runtime.getRuntime().availableProcessors());
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(assembled, opened, counters);
            throw e;
        }
    }

    /** All threads but those of sources, upstream first. */
    private List<Worker> workers() {
        final List<Worker> all = new ArrayList<>();
        final Post post = assembly.intakePost();
        post.checkpoint().add(intake.checkpoint());
        final Worker intakeWorker = new Worker("turgo-intake", intake.task(), execution.newIdle(), lifecycle,
            lifecycle::healthy, post.checkpoint());
        post.manWith(intakeWorker);
        all.add(intakeWorker);
        all.addAll(assembly.stageWorkers());
        if (!assembly.gates().isEmpty()) {
            all.add(new Worker("turgo-egress", new EgressThread(assembly.gates()), execution.newIdle(), lifecycle,
                lifecycle::releasing, new CheckpointShare()));
        }
        return all;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Puts the newest checkpoint back, then starts all threads; closes everything if there is nothing to start. */
    void start() {
        try {
            restoredRecords = checkpoints.restore(
                assembly, intake, () -> publishingEnded, () -> workers.get(0).done());
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(assembly, intake, counters);
            throw e;
        }
        workers.forEach(execution::start);
        checkpoints.start();
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    Execution execution() {
        return execution;
    }

    boolean live() {
        return intake.live();
    }

    String threads() {
        return assembly.threads();
    }

    void startSources() {
        if (context.isReplayOnly()) {
            return;
        }
        if (execution.isStepped()) {
            Feeders.requireNone(pipeline);
        }
        feeders.start(pipeline, plan, intake, new Feeders.Publishing() {
            @Override
            public SourceThread source(int number) {
                final RingPublisher publisher = publisher(number);
                return new SourceThread(pipeline.sources().get(plan.sources().get(number).name()),
                    intake.source(number), publisher, intake.notes(number, publisher.permit()), symbols, lifecycle);
            }

            @Override
            public List<ReferenceReload> reloads() {
                return intake.reloads(RunningEngine.this::newPermit);
            }
        });
    }

    synchronized RingPublisher publisher(int number) {
        if (intake.producers() == SlotRing.Producers.SINGLE && !published.isEmpty()) {
            throw new ConfigurationException("a second publisher, for source `" + plan.sources().get(number).name()
                + "`, in an engine that was told of one producer thread: use Context.producers(MULTI)");
        }
        published.add(number);
        final RingPublisher publisher = intake.publisher(number, newPermit());
        publishers.add(publisher);
        return publisher;
    }

    private synchronized Permit newPermit() {
        final Permit permit = new Permit();
        permits.add(permit);
        if (stopped) {
            permit.revoke();
        }
        return permit;
    }

    /** Refuses to let a thread wait that has a claim open itself. */
    void requireNoClaimOf(Thread waiting) {
        publishers.forEach(publisher -> publisher.requireNoClaimOf(waiting));
    }

    Scope scope(int number) {
        final Plan.SourcePlan source = plan.sources().get(number);
        return Scope.of(source.schema(), intake.source(number).layout());
    }

    /** Fields that stages derive: a publisher's view may have accessors for them. */
    Set<String> laterFields(int number) {
        final Set<String> names = new HashSet<>();
        for (final Column column : intake.source(number).layout().columns()) {
            names.add(column.name());
        }
        plan.sources().get(number).schema().fields().forEach(field -> names.remove(field.name()));
        return names;
    }

    SymbolDictionary symbols() {
        return symbols;
    }

    long position(int number, int partition) {
        final int partitions = plan.sources().get(number).partitions();
        if (partition < 0 || partition >= partitions) {
            throw new ConfigurationException("partition=" + partition + " of source `"
                + plan.sources().get(number).name() + "` is not in 0.." + (partitions - 1));
        }
        return intake.source(number).position(partition);
    }

    /** The latest position of all partitions. */
    long lastPosition(int number) {
        long last = RowPublisher.NO_POSITION;
        for (int p = 0; p < plan.sources().get(number).partitions(); p++) {
            last = Math.max(last, intake.source(number).position(p));
        }
        return last;
    }

    CountersView counters() {
        return counters.view();
    }

    /** Unless the engine has stopped. */
    synchronized void showFigures() {
        if (!stopped) {
            shownLatencies.show();
            if (context.journal() != null) {
                counters.counter(EngineCounter.JOURNAL_SIZE).setRelease(context.journal().info().sizeBytes());
            }
        }
    }

    Taps taps() {
        return assembly.taps();
    }

    /** Where records may be on their way, upstream first. */
    List<DrainPoint> drainPoints() {
        final List<DrainPoint> points = new ArrayList<>();
        points.add(intake.drainPoint());
        points.addAll(assembly.stagePoints());
        points.addAll(assembly.sinkPoints());
        return points;
    }

    /** Whether what is journaled by now is safe, as a question to be asked again and again. */
    BooleanSupplier journaledSafely() {
        final Journal journal = context.journal();
        if (journal == null) {
            return () -> true;
        }
        final long frame = journal.info().lastFrame();
        return () -> journal.durableFrame() >= frame;
    }

    /** Where records may be on their way from stage to stage, upstream first. */
    List<DrainPoint> stagePoints() {
        return assembly.stagePoints();
    }

    boolean sourcesEnded() {
        return feeders.sourcesEnded();
    }

    /**
     * Stops in the order of the events' way, then closes in the reverse of the order of opening. Does all of it even if
     * the caller is interrupted, whose interrupt is then still there.
     */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        lifecycle.enter(Lifecycle.Phase.DRAINING);
        boolean interrupted = feeders.join(context.sourceStopTimeoutMs());
        permits.forEach(Permit::revoke);
        publishingEnded = true;
        for (final Worker worker : workers) {
            interrupted |= execution.awaitEnd(worker);
        }
        interrupted |= checkpoints.awaitEnd();
        lifecycle.enter(Lifecycle.Phase.STOPPED);
        conclude();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sums up a run that went well, and closes everything in any case. */
    private void conclude() {
        feeders.leftBehind().forEach(source -> lifecycle.fail(source.leftBehind(context.sourceStopTimeoutMs())));
        try {
            if (lifecycle.healthy()) {
                result = summarize();
                checkpoints.atClose();
            }
        } catch (final RuntimeException e) {
            lifecycle.fail(e);
        }
        try {
            CloseHelper.closeAll(checkpoints::close, assembly, intake, context.journal());
        } catch (final RuntimeException e) {
            lifecycle.fail(e);
        }
        counters.close();
    }

    private EngineResult summarize() {
        final Map<String, LatencySummary> measured = new LinkedHashMap<>();
        latencies.forEach(measured::put);
        final Map<String, LatencySummary> summaries = new LinkedHashMap<>();
        plan.segments().forEach(segment -> segment.stages().forEach(
            stage -> summaries.put(stage.name(), measured.get(stage.name()))));
        final List<EngineResult.Outputs> outputs = new ArrayList<>();
        long outputHash = 0;
        for (final Plan.StagePlan each : plan.sinks()) {
            final SinkRunner sink = assembly.sinkRunner(each.name());
            outputs.add(new EngineResult.Outputs(
                sink.name(), sink.writtenCount(), sink.suppressedCount(), sink.hash()));
            outputHash = RowHash.mix(outputHash + sink.hash());
        }
        return new EngineResult(value(EngineCounter.EVENTS_IN), value(EngineCounter.REPLAYED_EVENTS), restoredRecords,
            value(EngineCounter.RECOVERY_NS), value(EngineCounter.FIRST_OUTPUT_NS),
            value(EngineCounter.DEAD_LETTERS), rejected(), value(EngineCounter.LATE_RECORDS),
            context.journal() == null ? 0 : context.journal().info().nextSequence() - 1,
            context.journal() == null ? 0 : context.journal().info().sizeBytes(), outputs, outputHash,
            assembly.stateHash(), summaries, threads(), openSources());
    }

    private List<EngineResult.Rejected> rejected() {
        final List<EngineResult.Rejected> rejected = new ArrayList<>();
        for (int i = Plan.DEAD_LETTERS + 1; i < plan.sources().size(); i++) {
            if (!intake.source(i).rejections().isEmpty()) {
                rejected.add(intake.source(i).rejections().summary());
            }
        }
        return rejected;
    }

    private List<String> openSources() {
        final List<String> open = new ArrayList<>();
        for (int i = Plan.DEAD_LETTERS + 1; i < plan.sources().size(); i++) {
            if (!intake.source(i).hasEnded()) {
                open.add(plan.sources().get(i).name());
            }
        }
        return open;
    }

    private long value(EngineCounter counter) {
        return counters.counter(counter).get();
    }

    EngineResult result() {
        return result;
    }
}

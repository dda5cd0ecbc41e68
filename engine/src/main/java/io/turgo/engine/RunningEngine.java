package io.turgo.engine;

import io.turgo.counters.Counters;
import io.turgo.counters.CountersSettings;
import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.counters.LatencyBook;
import io.turgo.counters.LatencySummary;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Plan;
import io.turgo.record.Column;
import io.turgo.record.RowHash;
import io.turgo.ring.SlotRing;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.stage.Scope;
import io.turgo.stage.Stage;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The parts of a running engine and the order in which they start and stop. */
final class RunningEngine {
    private final Pipeline pipeline;
    private final Plan plan;
    private final Context context;
    private final Lifecycle lifecycle;
    private final Counters counters;
    private final LatencyBook latencies = new LatencyBook();
    private final SymbolDictionary symbols;
    private final OpenSinks sinks;
    private final Assembly assembly;
    private final IntakeAssembly intake;
    private final Worker intakeWorker;
    private final Worker egressWorker;
    private final List<SourceThread> sources = new ArrayList<>();
    private final Set<Integer> published = new HashSet<>();
    private boolean stopped;
    private EngineResult result;

    RunningEngine(Pipeline pipeline, Plan plan, Context context, long untilSequence) {
        this.pipeline = pipeline;
        this.plan = plan;
        this.context = context;
        final CountersSettings settings =
            CountersSettings.of(ProcessHandle.current().pid(), context.epochClock().nanoTime());
        counters = context.countersFile() == null
            ? Counters.inMemory(settings) : Counters.inFile(context.countersFile(), settings);
        lifecycle = new Lifecycle(failure -> counters.errorLog().record(
            failure, TimeUnit.NANOSECONDS.toMillis(context.epochClock().nanoTime())));
        symbols = new SymbolDictionary(context.symbolsMax());
        final Instruments instruments = new Instruments(counters, latencies, context.nanoClock());
        final Runtime runtime = new Runtime(lifecycle, instruments, symbols, context.journal(), context.threads(),
            context.idle(), context.ringSize(), context.outputsFrom());
        try {
            sinks = new OpenSinks(plan, context.journal(), symbols, context.discardsOutputs());
        } catch (final RuntimeException e) {
            counters.close();
            throw e;
        }
        assembly = new Assembly(plan, runtime, sinks);
        intake = new IntakeAssembly(pipeline, plan, context, runtime, assembly, untilSequence, this::publishersDone);
        intakeWorker = new Worker("turgo-intake", intake.task(), context.idle().create(), lifecycle,
            lifecycle::healthy);
        assembly.fedBy(intakeWorker);
        egressWorker = assembly.gates().isEmpty() ? null : new Worker("turgo-egress",
            new EgressThread(assembly.gates()), context.idle().create(), lifecycle, lifecycle::releasing);
    }

    private boolean publishersDone() {
        return lifecycle.phase().ordinal() >= Lifecycle.Phase.DRAINING.ordinal()
            && sources.stream().allMatch(SourceThread::done);
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    void start() {
        final int threads = 1 + assembly.stageWorkers().size() + (egressWorker == null ? 0 : 1);
        context.checkSpinning(threads, java.lang.Runtime.getRuntime().availableProcessors());
        intakeWorker.start();
        assembly.stageWorkers().forEach(Worker::start);
        if (egressWorker != null) {
            egressWorker.start();
        }
    }

    boolean live() {
        return intake.live();
    }

    void startSources() {
        if (context.isReplayOnly()) {
            return;
        }
        for (final Map.Entry<String, Source> each : pipeline.sources().entrySet()) {
            final int number = plan.sourceNumber(each.getKey());
            final SourceState state = intake.source(number);
            if (!state.hasEnded()) {
                sources.add(new SourceThread("turgo-source-" + each.getKey(), each.getValue(), state,
                    publisher(number), symbols, lifecycle));
            }
        }
        sources.forEach(SourceThread::start);
    }

    synchronized RowPublisher publisher(int number) {
        if (intake.producers() == SlotRing.Producers.SINGLE && !published.isEmpty()) {
            throw new ConfigurationException("a second publisher, for source `" + plan.sources().get(number).name()
                + "`, in an engine that was told of one producer thread: use Context.producers(MULTI)");
        }
        published.add(number);
        return intake.publisher(number);
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

    long position(int number) {
        return intake.source(number).position(0);
    }

    CountersView counters() {
        return counters.view();
    }

    boolean isDrained() {
        return intake.isDrained() && assembly.isDrained();
    }

    boolean sourcesEnded() {
        return sources.stream().allMatch(SourceThread::done);
    }

    /** Stops in the order of the events' way, then closes in the reverse of the order of opening. */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        lifecycle.enter(Lifecycle.Phase.DRAINING);
        try {
            for (final SourceThread source : sources) {
                source.join();
            }
            intakeWorker.join();
            for (final Worker worker : assembly.stageWorkers()) {
                worker.join();
            }
            if (egressWorker != null) {
                egressWorker.join();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            lifecycle.fail(e);
            return;
        }
        lifecycle.enter(Lifecycle.Phase.STOPPED);
        result = summarize();
        release();
    }

    private EngineResult summarize() {
        final Map<String, LatencySummary> measured = new LinkedHashMap<>();
        latencies.forEach(measured::put);
        final Map<String, LatencySummary> summaries = new LinkedHashMap<>();
        plan.segments().forEach(segment -> segment.stages().forEach(
            stage -> summaries.put(stage.name(), measured.get(stage.name()))));
        final List<EngineResult.Outputs> outputs = new ArrayList<>();
        long outputHash = 0;
        for (final SinkRunner sink : assembly.sinkRunners()) {
            outputs.add(new EngineResult.Outputs(
                sink.name(), sink.writtenCount(), sink.suppressedCount(), sink.hash()));
            outputHash = RowHash.mix(outputHash + sink.hash());
        }
        long stateHash = 0;
        for (final Stage stage : assembly.stages()) {
            stateHash = RowHash.mix(stateHash + stage.stateHash());
        }
        return new EngineResult(value(EngineCounter.EVENTS_IN), value(EngineCounter.REPLAYED_EVENTS),
            value(EngineCounter.DEAD_LETTERS), value(EngineCounter.LATE_RECORDS),
            context.journal() == null ? 0 : context.journal().info().sizeBytes(), outputs, outputHash, stateHash,
            summaries);
    }

    private long value(EngineCounter counter) {
        return counters.counter(counter).get();
    }

    private void release() {
        assembly.sinkRunners().forEach(SinkRunner::close);
        assembly.stages().forEach(Stage::close);
        if (context.journal() != null) {
            context.journal().close();
        }
        counters.close();
    }

    EngineResult result() {
        return result;
    }
}

package io.turgo.engine;

import io.turgo.counters.EngineCounter;
import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.DecodedFrame;
import io.turgo.frame.FrameParser;
import io.turgo.frame.FrameWriter;
import io.turgo.frame.EntryStreams;
import io.turgo.frame.JournalReader;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Plan;
import io.turgo.record.RecordLayout;
import io.turgo.record.RowKind;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.ring.SlotRing;
import io.turgo.source.ReferenceLoader;
import io.turgo.stage.ReferenceTable;
import io.turgo.state.KeyedTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the intake: ring, journal, recovery, dispatch; and what its thread does before the first live record. */
final class IntakeAssembly implements Session, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeAssembly.class);

    private final Pipeline pipeline;
    private final Plan plan;
    private final Context context;
    private final Runtime runtime;
    private final Assembly assembly;
    private final SourceState[] sources;
    private final ReferenceContents references;
    private final RejectedInput rejected;
    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final Slot scratch;
    private final Dispatcher dispatcher;
    private final IntakeCounts counts;
    private final Intake task;
    private final Runnable endOfBatch;
    private final CheckpointPart checkpoint;
    private final Barriers barriers;
    private KeptNumbers restored;
    private final long untilSequence;
    private final Map<ReferenceLoad, Map<ReferenceContents.Key, byte[]>> loadedAtStart = new LinkedHashMap<>();
    private final Map<Integer, Collection<byte[]>> noted = new HashMap<>();
    private volatile boolean live;

    IntakeAssembly(
        Pipeline pipeline, Plan plan, Context context, Runtime runtime, Assembly assembly, long untilSequence,
        BooleanSupplier publishersDone) {
        this.pipeline = pipeline;
        this.plan = plan;
        this.context = context;
        this.runtime = runtime;
        this.assembly = assembly;
        this.untilSequence = untilSequence;
        endOfBatch = assembly::endOfIntakeBatch;
        counts = new IntakeCounts(runtime.instruments());
        references = new ReferenceContents(plan);
        sources = sources(plan, assembly);
        rejected = new RejectedInput(sources[Plan.DEAD_LETTERS].layout());
        dispatcher = new Dispatcher(sources, references, counts);
        ring = new SlotRing(runtime.ringSlots(), ringRecordBytes(), producers());
        consumer = ring.consumer();
        ring.gateOn(consumer);
        scratch = DirectInlet.scratch(scratchRecordBytes());
        final IntakeLog log = new IntakeLog(context.journal(),
            new FrameWriter(streams(), runtime.symbols(), context.frameBytes()), dispatcher, context.epochClock(),
            counts, new RoomWait("the journal", context.diskFull(), runtime));
        final Timers timers = new Timers(dispatcher,
            assembly.tickIntervalNs(), !context.isReplayOnly(), scratch);
        checkpoint = new CheckpointPart(log::note);
        for (final KeyedTable table : references.tables()) {
            checkpoint.track(table.name(), table);
        }
        barriers = new Barriers(checkpoint, scratch);
        task = new Intake(ring, consumer, log, timers, rejected, scratch, this,
            new Intake.Wiring(endOfBatch, publishersDone, barriers));
        runtime.instruments().counter(EngineCounter.RING_CAPACITY).setRelease(ring.capacity());
    }

    private static SourceState[] sources(Plan plan, Assembly assembly) {
        final SourceState[] states = new SourceState[plan.sources().size()];
        for (int i = 0; i < states.length; i++) {
            final Plan.SourcePlan source = plan.sources().get(i);
            final RecordLayout layout = assembly.layout(source.segment());
            states[i] = new SourceState(
                source, layout, assembly.recordBytes(source.segment()), assembly.inlet(source.segment()));
        }
        return states;
    }

    private int sourceRecordBytes() {
        int most = 0;
        for (int i = 1; i < sources.length; i++) {
            most = Math.max(most, sources[i].recordBytes());
        }
        return most;
    }

    /** Room for a record of any source, and for changes of reference tables that come while the engine runs. */
    private int ringRecordBytes() {
        int most = sourceRecordBytes();
        for (int i = 0; i < plan.references().size(); i++) {
            if (references.isNotes(i) || isLoadedAgain(plan.references().get(i))) {
                most = Math.max(most, references.layout(i).fixedLength());
            }
        }
        return most;
    }

    private boolean isLoadedAgain(ReferenceTable table) {
        final ReferenceLoader loader = pipeline.loaders().get(table);
        return loader != null && loader.reloadIntervalNs() > 0;
    }

    /** Room for a record of any source, a dead letter or a row of any reference table. */
    private int scratchRecordBytes() {
        int most = Math.max(sourceRecordBytes(), sources[Plan.DEAD_LETTERS].recordBytes());
        for (int i = 0; i < plan.references().size(); i++) {
            most = Math.max(most, references.layout(i).fixedLength());
        }
        return most;
    }

    private EntryStreams streams() {
        final List<EntryStreams.Shape> shapes = new ArrayList<>();
        for (final SourceState source : sources) {
            shapes.add(new EntryStreams.Shape(source.layout(), source.plan().schema().fields().size()));
        }
        final List<EntryStreams.Shape> tables = new ArrayList<>();
        for (int i = 0; i < plan.references().size(); i++) {
            tables.add(new EntryStreams.Shape(references.layout(i), references.layout(i).columns().size()));
        }
        return new EntryStreams(shapes, tables);
    }

    SlotRing.Producers producers() {
        final long reloads = pipeline.loaders().keySet().stream().filter(this::isLoadedAgain).count();
        return context.producers(plan.sources().size() - 1 + (int) reloads);
    }

    @Override
    public void begin(IntakeLog log) {
        if (context.journal() != null) {
            final CutOvers cutOvers = runtime.cutOvers();
            final Recovery recovery = new Recovery(context.journal(), this::replayInput, dispatcher, cutOvers,
                new Recovery.Hooks(context.replayListener(), runtime.lifecycle()::healthy, endOfBatch,
                    checkedFrame(), this::cutOver), counts);
            if (restored != null) {
                recovery.startBehind(restored);
            }
            hold(restored == null ? 0 : CheckpointSummary.frame(restored));
            recovery.run(untilSequence);
            if (!runtime.lifecycle().healthy()) {
                throw new StoppedException();
            }
            if (untilSequence == Long.MAX_VALUE) {
                assembly.requireCauses(dispatcher.lastSequence(), dispatcher.controls());
            }
            log.resumeAfter(recovery.lastFrame(), recovery.lastIngestTimeNs(), runtime.symbols().size());
        }
        if (!context.isReplayOnly()) {
            journalCatalog(log);
            loadReferences(log);
            keepNotes();
        }
    }

    /** What is replayed before the last cut-over makes no outputs, and before the last reset no state. */
    private void hold(long frame) {
        if (!runtime.cutOvers().makesOutputsBehind(frame) && !context.outputsOfAllLogic()) {
            assembly.beginBehind(OutputId.LAST);
        }
        dispatcher.reachesStages(runtime.cutOvers().reachesStagesBehind(frame));
    }

    /** A pipeline took over by a catalog, which was just dispatched. */
    private void cutOver(long frame) {
        final CutOvers cutOvers = runtime.cutOvers();
        if (cutOvers.beginsBehind(frame)) {
            dispatcher.reachesStages(true);
            dispatcher.introduce(scratch, frame);
        }
        if (cutOvers.makesOutputsBehind(frame) && !context.outputsOfAllLogic()) {
            assembly.beginBehind(new OutputId(dispatcher.lastSequence(), dispatcher.controls(), Integer.MAX_VALUE));
        }
    }

    private void journalCatalog(IntakeLog log) {
        final JournaledCatalog entry = runtime.cutOvers().toBeJournaled();
        if (entry != null) {
            scratch.reset(SlotKind.CATALOG, 0);
            log.catalog(entry.text().getBytes(StandardCharsets.UTF_8), scratch);
            runtime.cutOvers().journaled(log.frame(), entry);
            if (entry.change() != null) {
                cutOver(log.frame());
            }
        }
    }

    private LongConsumer checkedFrame() {
        final HashCheck check = context.hashCheck();
        if (check == null) {
            return frame -> { };
        }
        check.begin(context.journal().checkpoints(), runtime.cutOvers().mark().toString());
        final PresentHashes present = new PresentHashes(plan, assembly, references);
        return frame -> check.behind(frame, present::now);
    }

    private ReplayInput replayInput() {
        final Supplier<DecodedFrame> frames = () -> new DecodedFrame(sourceRecordBytes(), scratchRecordBytes());
        final FrameDecoder decoder = new FrameDecoder(
            reader(), new FrameParser(streams(), runtime.symbols()), frames);
        return context.replayFramesAhead() == 0 ? decoder
            : new DecodeAhead(decoder, context.replayFramesAhead(), frames, runtime.lifecycle()::healthy);
    }

    private long restoredRecords() {
        return restored == null ? 0 : Dispatcher.sequence(restored);
    }

    private JournalReader reader() {
        return restored == null ? context.journal().reader()
            : context.journal().reader(CheckpointSummary.frame(restored) + 1);
    }

    private void loadReferences(IntakeLog log) {
        pipeline.loaders().forEach((definition, loader) -> {
            final int table = plan.references().indexOf(definition);
            final ReferenceLoad load = new ReferenceLoad(table, definition, references, runtime.symbols());
            final Map<ReferenceContents.Key, byte[]> loaded = load.load(loader);
            ReferenceLoad.differences(
                references.rows(table), loaded, (body, kind) -> journalReference(table, body, kind, log));
            if (isLoadedAgain(definition)) {
                loadedAtStart.put(load, loaded);
            }
        });
    }

    private void journalReference(int table, byte[] body, RowKind kind, IntakeLog log) {
        scratch.reset(SlotKind.REFERENCE, table);
        references.putBody(scratch.row().reset(references.layout(table)), body);
        scratch.row().kind(kind);
        log.control(scratch);
    }

    /** What sources had noted: copied while nothing changes it. */
    private void keepNotes() {
        for (int i = 0; i < plan.references().size(); i++) {
            if (references.isNotes(i)) {
                noted.put(i, references.rows(i).values());
            }
        }
    }

    /** Goes on behind a checkpoint. Before any thread is started. */
    void restore(KeptNumbers numbers) {
        restored = numbers;
        dispatcher.restore(numbers);
        counts.restore(numbers);
    }

    /** What the intake gives to checkpoints. */
    CheckpointPart checkpoint() {
        return checkpoint;
    }

    /** Asks for the barriers of checkpoints. */
    Barriers barriers() {
        return barriers;
    }

    /** What the reference tables hold. */
    KeyedTable[] referenceTables() {
        return references.tables();
    }

    @Override
    public void close() {
        references.close();
    }

    @Override
    public void began() {
        final long elapsedMs = TimeUnit.NANOSECONDS.toMillis(runtime.instruments().live());
        if (dispatcher.lastSequence() > 0) {
            LOG.info("recovered in {} ms: {} records from a checkpoint, {} from the journal behind it", elapsedMs,
                restoredRecords(), dispatcher.lastSequence() - restoredRecords());
        }
        live = true;
    }

    boolean live() {
        return live;
    }

    Intake task() {
        return task;
    }

    SourceState source(int number) {
        return sources[number];
    }

    RingPublisher publisher(int number, Permit permit) {
        return new RingPublisher(number, sources[number], ring, rejected, ingress(), permit);
    }

    private RingPublisher.Ingress ingress() {
        return new RingPublisher.Ingress(runtime.lifecycle(), runtime.newIdle(), runtime.instruments().clock(),
            context.latencySampleMask(), runtime.instruments().counter(EngineCounter.PUBLISHER_BLOCKED),
            sequence -> new RingReceipt(ring, consumer, sequence, context.journal(), runtime.lifecycle()));
    }

    private ReferencePublisher referencePublisher(int table, Permit permit) {
        return new ReferencePublisher(table, references.layout(table), ring, ingress(), permit);
    }

    /** What a source notes, or null; once the engine is live, and once for each source. */
    RingNotes notes(int number, Permit permit) {
        final Plan.SourcePlan source = sources[number].plan();
        if (source.notes() == null) {
            return null;
        }
        final int table = plan.references().indexOf(source.notes());
        return new RingNotes(source, references, noted.remove(table), referencePublisher(table, permit));
    }

    /** The loads that are done again, once the engine is live. */
    List<ReferenceReload> reloads(Supplier<Permit> permits) {
        if (producers() == SlotRing.Producers.SINGLE && !loadedAtStart.isEmpty()) {
            throw new ConfigurationException("reference tables that are loaded again, in an engine that was told of "
                + "one producer thread: use Context.producers(MULTI)");
        }
        final List<ReferenceReload> reloads = new ArrayList<>();
        loadedAtStart.forEach((load, rows) -> reloads.add(new ReferenceReload(
            pipeline.loaders().get(plan.references().get(load.table())), load, references, rows,
            referencePublisher(load.table(), permits.get()), runtime.lifecycle())));
        loadedAtStart.clear();
        return reloads;
    }

    DrainPoint drainPoint() {
        return new DrainPoint(ring, consumer);
    }
}

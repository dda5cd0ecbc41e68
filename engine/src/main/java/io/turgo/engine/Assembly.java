package io.turgo.engine;

import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Durability;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.pipeline.Plan;
import io.turgo.record.RecordLayout;
import io.turgo.record.RowHash;
import io.turgo.ring.SlotRing;
import io.turgo.stage.Cause;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;

/**
 * Builds the running form of a plan's segments and sinks, children first, on the threads that the thread plan says. The
 * topology is static from then on.
 */
final class Assembly implements AutoCloseable {
    private final Plan plan;
    private final Runtime runtime;
    private final OpenSinks sinks;
    private final Inlet[] inlets;
    private final Interests[] interests;
    /** For each segment the worker of the stage that feeds it; null while the intake's thread does. */
    private final Worker[] feeders;
    private final List<Worker> stageWorkers = new ArrayList<>();
    private final List<EgressGate> gates = new ArrayList<>();
    private final Map<String, SinkRunner> sinkRunners = new LinkedHashMap<>();
    private final List<SinkRunner> directSinks = new ArrayList<>();
    private final List<SegmentRunner> directSegments = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<DrainPoint> drainPoints = new ArrayList<>();
    private Worker intakeWorker;

    Assembly(Plan plan, Runtime runtime, OpenSinks sinks) {
        this.plan = plan;
        this.runtime = runtime;
        this.sinks = sinks;
        final int count = plan.segments().size();
        inlets = new Inlet[count];
        interests = new Interests[count];
        feeders = new Worker[count];
        try {
            for (int i = count - 1; i >= 0; i--) {
                build(plan.segments().get(i));
            }
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(stages);
            throw e;
        }
        Collections.reverse(drainPoints);
        Collections.reverse(stageWorkers);
    }

    private boolean fused(SegmentPlan segment) {
        return runtime.threads() == ThreadPlan.FUSED || segment.stages().isEmpty();
    }

    private void build(SegmentPlan segment) {
        interests[segment.number()] = Interests.NONE;
        if (fused(segment)) {
            final SegmentRunner runner =
                runner(segment, 0, segment.stages().size(), () -> feederDone(segment.number()), directSinks);
            directSegments.add(runner);
            inlets[segment.number()] = new DirectInlet(recordBytes(segment), runner);
        } else {
            buildPipelined(segment);
        }
    }

    /** A thread for each stage; sinks go along with the stage before them in the plan's order. */
    private void buildPipelined(SegmentPlan segment) {
        final SlotRing ring =
            new SlotRing(runtime.ringSlots(), slotRecordBytes(segment), SlotRing.Producers.SINGLE);
        final List<Worker> own = new ArrayList<>();
        SlotRing.Consumer before = null;
        Worker workerBefore = null;
        int start = 0;
        while (start < segment.stages().size()) {
            int end = start + 1;
            while (end < segment.stages().size() && segment.stages().get(end).isSink()) {
                end++;
            }
            final SlotRing.Consumer consumer = before == null ? ring.consumer() : ring.consumer(before);
            final Worker upstream = workerBefore;
            workerBefore = stageWorker(segment, start, end, ring, consumer,
                upstream == null ? () -> feederDone(segment.number()) : upstream::done);
            own.add(workerBefore);
            before = consumer;
            start = end;
        }
        ring.gateOn(before);
        drainPoints.add(new DrainPoint(ring, before));
        inlets[segment.number()] = new RingInlet(ring, runtime.idle().create(), runtime.lifecycle(),
            () -> own.stream().anyMatch(Worker::done));
    }

    private Worker stageWorker(
        SegmentPlan segment, int start, int end, SlotRing ring, SlotRing.Consumer consumer,
        BooleanSupplier upstreamDone) {
        final List<SinkRunner> own = new ArrayList<>();
        final Worker[] self = new Worker[1];
        final SegmentRunner runner = runner(segment, start, end, () -> self[0].done(), own);
        final Runnable endOfBatch = () -> endOfBatch(runner, own);
        final RingTask task = new RingTask(ring, consumer, upstreamDone, runner, endOfBatch);
        self[0] = new Worker("turgo-" + segment.stages().get(start).name(), task, runtime.idle().create(),
            runtime.lifecycle(), runtime.lifecycle()::releasing);
        for (int i = start; i < end; i++) {
            if (segment.stages().get(i).child() >= 0) {
                feeders[segment.stages().get(i).child()] = self[0];
            }
        }
        stageWorkers.add(self[0]);
        return self[0];
    }

    private static void endOfBatch(SegmentRunner runner, List<SinkRunner> sinks) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).commit();
        }
        runner.publishCounts();
    }

    private boolean feederDone(int segment) {
        final Worker feeder = feeders[segment] == null ? intakeWorker : feeders[segment];
        return feeder != null && feeder.done();
    }

    /** @param direct gets the sinks that run on the same thread as these stages */
    private SegmentRunner runner(
        SegmentPlan segment, int start, int end, BooleanSupplier threadDone, List<SinkRunner> direct) {
        final Cause cause = new Cause();
        final List<RunningStage> running = new ArrayList<>();
        for (int i = start; i < end; i++) {
            final StagePlan stage = segment.stages().get(i);
            final long parentBit = 1L << stage.parent() + 1;
            final long ownBit = 1L << i + 1;
            running.add(stage.isSink()
                ? new RunningStage(stage.name(), new SinkStage(port(segment, stage, threadDone, direct), cause),
                    parentBit, ownBit, noReferences(), null, null, runtime.counter(stage.name(), "offered"))
                : stage(segment.number(), stage, parentBit, ownBit, cause));
        }
        return new SegmentRunner(segment.name(), recordBytes(segment), running, start == 0, cause,
            runtime.instruments());
    }

    private RunningStage stage(int segment, StagePlan plan, long parentBit, long ownBit, Cause cause) {
        final SegmentChild child = plan.child() < 0 ? null : child(this.plan.segments().get(plan.child()), cause);
        final Stage stage = plan.operator().create(new EngineStageContext(
            plan, child, runtime.symbols(), cause, runtime.instruments().counters()));
        stages.add(stage);
        final Interests own = new Interests(
            stage.followsWatermark(), stage.tickIntervalNs(), !plan.operator().references().isEmpty());
        interests[segment] = interests[segment].and(own);
        if (child != null) {
            interests[segment] = interests[segment].and(interests[plan.child()]);
        }
        return new RunningStage(plan.name(), stage, parentBit, ownBit, references(plan), child,
            runtime.instruments().latency(plan.name()), runtime.counter(plan.name(), "passed"));
    }

    private SegmentChild child(SegmentPlan segment, Cause cause) {
        return new SegmentChild(inlets[segment.number()], segment.layout(), recordBytes(segment),
            interests[segment.number()], cause);
    }

    private int[] references(StagePlan stage) {
        final List<ReferenceTable> own = stage.operator().references();
        return plan.references().stream().mapToInt(own::indexOf).toArray();
    }

    private int[] noReferences() {
        return plan.references().stream().mapToInt(table -> -1).toArray();
    }

    private EgressPort port(
        SegmentPlan segment, StagePlan stage, BooleanSupplier threadDone, List<SinkRunner> direct) {
        final Sink sink = sinks.sink(stage.name());
        final SinkRunner runner = new SinkRunner(stage.name(), sink, sinks.held(stage.name()),
            runtime.outputsFrom(), new RowHash(stage.in().all()), runtime.instruments());
        sinkRunners.put(stage.name(), runner);
        if (!sink.ownThread() && runtime.durability() != Durability.DISK) {
            direct.add(runner);
            return runner;
        }
        final SlotRing ring =
            new SlotRing(runtime.ringSlots(), recordBytes(segment), SlotRing.Producers.SINGLE);
        final SlotRing.Consumer consumer = ring.consumer();
        ring.gateOn(consumer);
        gates.add(new EgressGate(ring, consumer, runner, runtime.journal(), threadDone));
        return new RingPort(new RingInlet(ring, runtime.idle().create(), runtime.lifecycle(), () -> false));
    }

    /** Rows of reference tables come through the same ring. */
    private int slotRecordBytes(SegmentPlan segment) {
        int most = recordBytes(segment);
        for (final ReferenceTable table : plan.references()) {
            most = Math.max(most, RecordLayout.of(table.schema()).fixedLength());
        }
        return most;
    }

    private int recordBytes(SegmentPlan segment) {
        return recordBytes(segment.number());
    }

    /** The most bytes of a record of a segment. */
    int recordBytes(int segment) {
        final boolean deadLetters = plan.sources().get(Plan.DEAD_LETTERS).segment() == segment;
        return runtime.recordBytes(layout(segment), deadLetters ? RejectedInput.textBytes(plan) : 0);
    }

    /** Where the records of a source enter. */
    Inlet inlet(int segment) {
        return inlets[segment];
    }

    RecordLayout layout(int segment) {
        return plan.segments().get(segment).layout();
    }

    /** The shortest interval at which a stage wants ticks, or 0. */
    long tickIntervalNs() {
        Interests all = Interests.NONE;
        for (final Interests each : interests) {
            all = all.and(each);
        }
        return all.tickIntervalNs();
    }

    /** Says which thread feeds the segments of the sources. Before any thread is started. */
    void fedBy(Worker intake) {
        intakeWorker = intake;
    }

    /** Called by the intake's thread when a batch has gone through the stages that it runs. */
    void endOfIntakeBatch() {
        for (int i = 0; i < directSinks.size(); i++) {
            directSinks.get(i).commit();
        }
        for (int i = 0; i < directSegments.size(); i++) {
            directSegments.get(i).publishCounts();
        }
    }

    /** The threads of stages, upstream first. */
    List<Worker> stageWorkers() {
        return stageWorkers;
    }

    /** The gates of sinks that have a thread of their own. */
    List<EgressGate> gates() {
        return gates;
    }

    /** What runs the sink of that name. */
    SinkRunner sinkRunner(String name) {
        return sinkRunners.get(name);
    }

    /**
     * Checks what the sinks hold once the journal's end is known to the last control record.
     *
     * @throws ConfigurationException if one holds an output that the journal has no cause of
     */
    void requireCauses(long lastSequence, long controls) {
        sinks.requireCauses(lastSequence, controls, runtime.journal());
    }

    /** Closes the sinks, then the stages, which have all stopped; all of them, whatever one says. */
    @Override
    public void close() {
        final List<AutoCloseable> all = new ArrayList<>(sinkRunners.values());
        all.addAll(stages);
        CloseHelper.closeAll(all);
    }

    List<Stage> stages() {
        return stages;
    }

    /** Where records may be on their way from stage to stage, upstream first. */
    List<DrainPoint> stagePoints() {
        return drainPoints;
    }

    /** Where outputs may be on their way to the sinks. */
    List<DrainPoint> sinkPoints() {
        return gates.stream().map(EgressGate::drainPoint).toList();
    }
}

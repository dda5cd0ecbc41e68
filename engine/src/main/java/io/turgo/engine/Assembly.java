package io.turgo.engine;

import io.turgo.egress.Sink;
import io.turgo.frame.Durability;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.RecordLayout;
import io.turgo.record.RowHash;
import io.turgo.ring.SlotRing;
import io.turgo.stage.Cause;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Builds the running form of a plan's segments and sinks, children first, on the threads that the thread plan says. The
 * topology is static from then on.
 */
final class Assembly {
    private final Plan plan;
    private final Runtime runtime;
    private final OpenSinks sinks;
    private final Inlet[] inlets;
    private final Interests[] interests;
    /** For each segment the worker of the stage that feeds it; null while the intake's thread does. */
    private final Worker[] feeders;
    private final List<Worker> stageWorkers = new ArrayList<>();
    private final List<EgressGate> gates = new ArrayList<>();
    private final List<SinkRunner> sinkRunners = new ArrayList<>();
    private final List<SinkRunner> directSinks = new ArrayList<>();
    private final List<SegmentRunner> directSegments = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<BooleanSupplier> drained = new ArrayList<>();
    private Worker intakeWorker;

    Assembly(Plan plan, Runtime runtime, OpenSinks sinks) {
        this.plan = plan;
        this.runtime = runtime;
        this.sinks = sinks;
        final int count = plan.segments().size();
        inlets = new Inlet[count];
        interests = new Interests[count];
        feeders = new Worker[count];
        for (int i = count - 1; i >= 0; i--) {
            build(plan.segments().get(i));
        }
        Collections.reverse(drained);
        Collections.reverse(stageWorkers);
        final List<String> order = plan.sinks().stream().map(StagePlan::name).toList();
        sinkRunners.sort(Comparator.comparingInt(runner -> order.indexOf(runner.name())));
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
            new SlotRing(runtime.ringSlots(), recordBytes(segment), SlotRing.Producers.SINGLE);
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
            before = consumer;
            start = end;
        }
        ring.gateOn(before);
        final SlotRing.Consumer last = before;
        drained.add(() -> ring.isDrained(last));
        inlets[segment.number()] = new RingInlet(ring, runtime.idle().create(), runtime.lifecycle());
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
            runtime.lifecycle(), runtime.lifecycle()::healthy);
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
        return new SegmentRunner(segment.name(), running, start == 0, cause, runtime.instruments());
    }

    private RunningStage stage(int segment, StagePlan plan, long parentBit, long ownBit, Cause cause) {
        final SegmentChild child = plan.child() < 0 ? null : new SegmentChild(
            inlets[plan.child()], this.plan.segments().get(plan.child()).layout(), interests[plan.child()], cause);
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
        sinkRunners.add(runner);
        if (!sink.ownThread() && runtime.durability() != Durability.DISK) {
            direct.add(runner);
            return runner;
        }
        final SlotRing ring =
            new SlotRing(runtime.ringSlots(), recordBytes(segment), SlotRing.Producers.SINGLE);
        final SlotRing.Consumer consumer = ring.consumer();
        ring.gateOn(consumer);
        gates.add(new EgressGate(ring, consumer, runner, runtime.journal(), threadDone));
        return new RingPort(new RingInlet(ring, runtime.idle().create(), runtime.lifecycle()));
    }

    private int recordBytes(SegmentPlan segment) {
        return runtime.recordBytes(segment.layout());
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

    /** All sinks, in the plan's order. */
    List<SinkRunner> sinkRunners() {
        return sinkRunners;
    }

    List<Stage> stages() {
        return stages;
    }

    /** Whether everything that has reached the segments has left them and the gates; any thread. */
    boolean isDrained() {
        return drained.stream().allMatch(BooleanSupplier::getAsBoolean)
            && gates.stream().allMatch(EgressGate::isDrained);
    }
}

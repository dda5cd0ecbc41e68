package io.turgo.engine;

import io.turgo.egress.OutputId;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.agrona.CloseHelper;

/**
 * Builds the running form of a plan's segments and sinks, children first, on the threads that the thread plan says. The
 * topology is static from then on.
 */
final class Assembly implements AutoCloseable {
    private final Plan plan;
    private final Runtime runtime;
    private final OpenSinks sinks;
    private final Posts posts;
    private final Inlet[] inlets;
    private final StageAssembly stages;
    private final List<Confluence> confluences = new ArrayList<>();
    private final List<Worker> stageWorkers = new ArrayList<>();
    private final List<EgressGate> gates = new ArrayList<>();
    private final Map<String, SinkRunner> sinkRunners = new LinkedHashMap<>();
    private final List<DrainPoint> drainPoints = new ArrayList<>();
    private final List<CheckpointPart> checkpointParts = new ArrayList<>();
    private final List<SegmentRunner> runners = new ArrayList<>();
    private final Map<MergeTask, String> merges = new LinkedHashMap<>();

    Assembly(Plan plan, Runtime runtime, OpenSinks sinks) {
        this.plan = plan;
        this.runtime = runtime;
        this.sinks = sinks;
        posts = new Posts(plan, runtime.threads());
        inlets = new Inlet[plan.segments().size()];
        stages = new StageAssembly(plan, runtime, inlets);
        try {
            for (int i = inlets.length - 1; i >= 0; i--) {
                inlets[i] = inlet(plan.segments().get(i));
                if (posts.isConfluence(i)) {
                    meet(plan.segments().get(i));
                }
            }
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietClose(stages.states());
            throw e;
        }
        Collections.reverse(drainPoints);
        Collections.reverse(stageWorkers);
    }

    /** Lets several stages of the intake's thread feed a segment. */
    private void meet(SegmentPlan segment) {
        final Confluence confluence = new Confluence(segment.name(), inlets[segment.number()]);
        confluences.add(confluence);
        checkpointParts.add(confluence.checkpoint());
        posts.intake().checkpoint().add(confluence.checkpoint());
        stages.meet(segment.number(), confluence);
    }

    private Inlet inlet(SegmentPlan segment) {
        final int number = segment.number();
        if (posts.isSharded(number)) {
            return new ShardedSegment(this, segment, posts).build();
        } else if (posts.isDirect(number)) {
            return new DirectInlet(stages.recordBytes(number), runner(segment,
                IntStream.range(0, segment.stages().size()).boxed().toList(), true, posts.feeder(number)));
        }
        return pipelined(segment);
    }

    /**
     * A thread for each stage, but for those that the feeding thread runs; sinks go along with the stage before them in
     * the plan's order.
     */
    private Inlet pipelined(SegmentPlan segment) {
        final int number = segment.number();
        final Post feeder = posts.feeder(number);
        final List<Integer> front = new ArrayList<>();
        final List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < segment.stages().size(); i++) {
            (posts.of(number, i) == feeder ? front : rest).add(i);
        }
        final SegmentRunner frontStages = front.isEmpty() ? null : runner(segment, front, true, feeder);
        final SlotRing ring = ring(number);
        final List<Worker> own = new ArrayList<>();
        SlotRing.Consumer before = null;
        Post postBefore = feeder;
        int start = 0;
        while (start < rest.size()) {
            final Post post = posts.of(number, rest.get(start));
            int end = start + 1;
            while (end < rest.size() && posts.of(number, rest.get(end)) == post) {
                end++;
            }
            final SlotRing.Consumer consumer = before == null ? ring.consumer() : ring.consumer(before);
            final SegmentRunner runner =
                runner(segment, rest.subList(start, end), front.isEmpty() && start == 0, post);
            own.add(worker(segment.stages().get(rest.get(start)).name(),
                new RingTask(ring, consumer, postBefore::done, runner, post.batchEnd()), post));
            before = consumer;
            postBefore = post;
            start = end;
        }
        return behind(segment, frontStages, ringInlet(ring, before, own));
    }

    /** The way into a segment of which the feeding thread runs some stages first, or none. */
    Inlet behind(SegmentPlan segment, SegmentRunner front, Inlet rest) {
        return front == null ? rest : new DirectInlet(stages.recordBytes(segment.number()), slot -> {
            front.handle(slot);
            rest.accept(slot);
        });
    }

    /** The ring in front of a segment. */
    SlotRing ring(int segment) {
        return new SlotRing(runtime.ringSlots(), stages.slotRecordBytes(segment), SlotRing.Producers.SINGLE);
    }

    /** The way into a ring whose slots are free again behind {@code last}; {@code own} take slots off it. */
    RingInlet ringInlet(SlotRing ring, SlotRing.Consumer last, List<Worker> own) {
        ring.gateOn(last);
        drainPoints.add(new DrainPoint(ring, last));
        return new RingInlet(ring, runtime.newIdle(), runtime.lifecycle(),
            () -> own.stream().anyMatch(Worker::done));
    }

    /** A thread of stages. */
    Worker worker(String name, Task task, Post post) {
        final Worker worker = new Worker("turgo-" + name, task, runtime.newIdle(), runtime.lifecycle(),
            runtime.lifecycle()::releasing, post.checkpoint());
        post.manWith(worker);
        stageWorkers.add(worker);
        return worker;
    }

    /**
     * Stages and sinks that run on one thread.
     *
     * @param indexes their places in the segment
     * @param first   whether none of the segment's stages runs on a thread before
     */
    SegmentRunner runner(SegmentPlan segment, List<Integer> indexes, boolean first, Post post) {
        final Cause cause = new Cause();
        final List<RunningStage> running = new ArrayList<>();
        for (final int i : indexes) {
            final StagePlan stage = segment.stages().get(i);
            running.add(stage.isSink() ? stages.sink(segment, i, port(segment, stage, post), cause)
                : stages.stage(segment, i, cause));
        }
        final SegmentRunner runner = new SegmentRunner(segment.name(), stages.recordBytes(segment.number()), running,
            first, cause, runtime);
        post.batchEnd().add(runner);
        keep(runner, post);
        return runner;
    }

    /** Takes note of stages for checkpoints, of which the post has a share. */
    void keep(SegmentRunner runner, Post post) {
        runners.add(runner);
        checkpointParts.add(runner.checkpoint());
        post.checkpoint().add(runner.checkpoint());
    }

    /** Takes note of the task of a segment's merging thread. */
    void keep(String segment, MergeTask merge) {
        merges.put(merge, segment);
    }

    private EgressPort port(SegmentPlan segment, StagePlan stage, Post post) {
        final Sink sink = sinks.sink(stage.name());
        final SinkRunner runner = new SinkRunner(stage.name(), sink, sinks.held(stage.name()),
            runtime.outputsFrom(), new RowHash(stage.in().all()), sinks.room(stage.name()), runtime.instruments());
        sinkRunners.put(stage.name(), runner);
        checkpointParts.add(runner.checkpoint());
        if (!sink.ownThread() && runtime.durability() != Durability.DISK) {
            post.batchEnd().add(runner);
            return runner;
        }
        final SlotRing ring = new SlotRing(
            runtime.ringSlots(), stages.recordBytes(segment.number()), SlotRing.Producers.SINGLE);
        final SlotRing.Consumer consumer = ring.consumer();
        ring.gateOn(consumer);
        gates.add(new EgressGate(ring, consumer, runner, runtime.journal(), post::done));
        return new RingPort(new RingInlet(ring, runtime.newIdle(), runtime.lifecycle(), () -> false));
    }

    Runtime runtime() {
        return runtime;
    }

    StageAssembly stages() {
        return stages;
    }

    /** The most bytes of a record of a segment. */
    int recordBytes(int segment) {
        return stages.recordBytes(segment);
    }

    /** Where the records of a source enter. */
    Inlet inlet(int segment) {
        return inlets[segment];
    }

    RecordLayout layout(int segment) {
        return stages.layout(segment);
    }

    /** The shortest interval at which a stage wants ticks, or 0. */
    long tickIntervalNs() {
        return stages.tickIntervalNs();
    }

    /** The thread that feeds the segments of the sources. */
    Post intakePost() {
        return posts.intake();
    }

    /** Called by the intake's thread when a batch has gone through the stages that it runs. */
    void endOfIntakeBatch() {
        posts.intake().batchEnd().run();
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

    /** Lets no sink write outputs up to that one. The intake's thread, see {@link SinkRunner#beginBehind}. */
    void beginBehind(OutputId output) {
        sinkRunners.values().forEach(sink -> sink.beginBehind(output));
    }

    /**
     * Checks what the sinks hold once the journal's end is known to the last control record.
     *
     * @throws ConfigurationException if one holds an output that the journal has no cause of
     */
    void requireCauses(long lastSequence, long controls) {
        sinks.requireCauses(lastSequence, controls, runtime.journal());
    }

    /** Puts taps in. */
    Taps taps() {
        return new Taps(plan, runners);
    }

    /** What stages and sinks give to checkpoints. */
    List<CheckpointPart> checkpointParts() {
        return checkpointParts;
    }

    /** Goes on behind a checkpoint, whose rows are in the stages' tables. Before any thread is started. */
    void restore(KeptNumbers numbers) {
        runners.forEach(runner -> runner.restore(numbers));
        confluences.forEach(confluence -> confluence.restore(numbers));
        merges.forEach((merge, segment) -> merge.restore(SegmentRunner.watermarkNs(numbers, segment)));
        sinkRunners.values().forEach(sink -> sink.restore(numbers));
    }

    OpenSinks sinks() {
        return sinks;
    }

    /** Closes the sinks, then the stages, which have all stopped; all of them, whatever one says. */
    @Override
    public void close() {
        final List<AutoCloseable> all = new ArrayList<>(sinkRunners.values());
        all.add(stages.states());
        CloseHelper.closeAll(all);
    }

    /** What runs on how many threads, in words. */
    String threads() {
        return posts.text(plan);
    }

    /** The hash of all stages' state. When all threads have ended. */
    long stateHash() {
        return stages.states().hash();
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

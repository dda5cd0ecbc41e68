package io.turgo.engine;

import io.turgo.counters.StageLatency;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.RecordLayout;
import io.turgo.stage.Cause;
import io.turgo.stage.Outlet;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Makes the stages of a plan, and keeps what they want to hear of. Segments in an order in which children come first.
 */
final class StageAssembly {
    private final Plan plan;
    private final Runtime runtime;
    private final Inlet[] inlets;
    private final Map<Integer, Confluence> confluences = new HashMap<>();
    private final Interests[] interests;
    private final StageStates states = new StageStates();

    /** @param inlets where each segment's rows enter, filled in as segments are built */
    StageAssembly(Plan plan, Runtime runtime, Inlet[] inlets) {
        this.plan = plan;
        this.runtime = runtime;
        this.inlets = inlets;
        interests = new Interests[inlets.length];
        Arrays.fill(interests, Interests.NONE);
    }

    /**
     * What is a copy's own.
     *
     * @param worker   the number of its worker
     * @param outbox   where its new rows go
     * @param counters of all copies of its worker
     * @param latency  of the stage, as this copy measures it
     * @param key      by which rows are spread over the workers
     */
    record Copy(int worker, Outbox outbox, WorkerCounters counters, StageLatency latency, ShardKey key) {
    }

    /** A stage that alone works on all rows. */
    RunningStage stage(SegmentPlan segment, int index, Cause cause) {
        final StagePlan stage = segment.stages().get(index);
        final SegmentChild child = stage.child() < 0 ? null : child(stage.child(), cause);
        final Map<String, AtomicCounter> counters = new LinkedHashMap<>();
        final Stage made =
            create(segment.number(), index, stage, child, cause, noted(runtime::counter, counters));
        keep(segment, index, new StageStates.Slice(made, null, false));
        return new RunningStage(stage.name(), made, parentBit(stage), ownBit(index), references(stage), child,
            runtime.instruments().latency(stage.name()), runtime.counter(stage.name(), "passed"), counters, false);
    }

    /** One of several copies of a stage. */
    RunningStage copy(SegmentPlan segment, int index, Cause cause, Copy copy) {
        final StagePlan stage = segment.stages().get(index);
        final boolean keyed = stage.operator().sharding().mode() == Sharding.Mode.KEYS;
        final boolean duplicate = !keyed && copy.worker() > 0;
        final Outlet outlet = stage.child() < 0 ? null : new ShardOutlet(
            copy.outbox(), index, layout(stage.child()), recordBytes(stage.child()), keyed);
        final Map<String, AtomicCounter> counters = new LinkedHashMap<>();
        final Stage made =
            create(segment.number(), index, stage, outlet, cause, noted(copy.counters()::counter, counters));
        keep(segment, index, new StageStates.Slice(made, keyed ? copy.key() : null, duplicate));
        return new RunningStage(stage.name(), made, parentBit(stage), ownBit(index), references(stage), null,
            copy.latency(), copy.counters().counter(stage.name(), "passed"), counters, duplicate);
    }

    /** Gives counters, and notes which. */
    private static BiFunction<String, String, AtomicCounter> noted(
        BiFunction<String, String, AtomicCounter> source, Map<String, AtomicCounter> noted) {
        return (stage, what) -> noted.computeIfAbsent(what, absent -> source.apply(stage, what));
    }

    private Stage create(
        int segment, int index, StagePlan stage, Outlet outlet, Cause cause,
        BiFunction<String, String, AtomicCounter> counters) {
        final Stage made = stage.operator().create(
            new EngineStageContext(stage, outlet, runtime.symbols(), cause, counters));
        interests[segment] = interests[segment].and(new Interests(
            made.followsWatermark(), made.tickIntervalNs(), !stage.operator().references().isEmpty()));
        if (stage.child() >= 0) {
            interests[segment] = interests[segment].and(interests[stage.child()]);
        }
        return made;
    }

    private void keep(SegmentPlan segment, int index, StageStates.Slice slice) {
        states.add(new StageStates.Place(
            segment.number(), index, segment.stages().get(index).name(), segment.layout()), slice);
    }

    /** A sink as a stage. */
    RunningStage sink(SegmentPlan segment, int index, EgressPort port, Cause cause) {
        final StagePlan sink = segment.stages().get(index);
        return new RunningStage(sink.name(), new SinkStage(port, cause), parentBit(sink), ownBit(index),
            plan.references().stream().mapToInt(table -> -1).toArray(), null, null,
            runtime.counter(sink.name(), "offered"), Map.of(), false);
    }

    private static long parentBit(StagePlan stage) {
        return 1L << stage.parent() + 1;
    }

    private static long ownBit(int index) {
        return 1L << index + 1;
    }

    private int[] references(StagePlan stage) {
        final List<ReferenceTable> own = stage.operator().references();
        return plan.references().stream().mapToInt(own::indexOf).toArray();
    }

    /** The way into a segment that is built already. */
    SegmentChild child(int segment, Cause cause) {
        final Inlet inlet =
            confluences.containsKey(segment) ? confluences.get(segment).newInput() : inlets[segment];
        return new SegmentChild(inlet, layout(segment), recordBytes(segment), interests[segment], cause);
    }

    /** Lets several stages feed a segment that is built already. */
    void meet(int segment, Confluence confluence) {
        confluences.put(segment, confluence);
    }

    RecordLayout layout(int segment) {
        return plan.segments().get(segment).layout();
    }

    /** The most bytes of a record of a segment. */
    int recordBytes(int segment) {
        final boolean deadLetters = plan.sources().get(Plan.DEAD_LETTERS).segment() == segment;
        return runtime.recordBytes(layout(segment), deadLetters ? RejectedInput.textBytes(plan) : textBytes(segment));
    }

    /** The most bytes of text that rows of the segments have whose stages make rows of this one: they may be copied. */
    private int textBytes(int segment) {
        int most = 0;
        for (final SegmentPlan from : plan.segments()) {
            if (layout(segment).hasStrings() && from.stages().stream().anyMatch(stage -> stage.child() == segment)) {
                most = Math.max(most, recordBytes(from.number()) - from.layout().fixedLength());
            }
        }
        return most;
    }

    /** The most bytes of a record in a ring in front of a segment: rows of reference tables come through it too. */
    int slotRecordBytes(int segment) {
        int most = recordBytes(segment);
        for (final ReferenceTable table : plan.references()) {
            most = Math.max(most, RecordLayout.of(table.schema()).fixedLength());
        }
        return most;
    }

    /** The shortest interval at which a stage wants ticks, or 0. */
    long tickIntervalNs() {
        Interests all = Interests.NONE;
        for (final Interests each : interests) {
            all = all.and(each);
        }
        return all.tickIntervalNs();
    }

    StageStates states() {
        return states;
    }
}

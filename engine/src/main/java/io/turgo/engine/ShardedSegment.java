package io.turgo.engine;

import io.turgo.counters.StageLatency;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.ring.SlotRing;
import io.turgo.stage.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Builds a segment that workers run a part of. All of its threads follow each other over one ring: the workers of a
 * stretch see every slot and work on their own, in place, so that the rows stay in order; the merging thread sees a
 * slot when all workers have passed it, and runs what comes before the next stretch of workers.
 */
final class ShardedSegment {
    private final Assembly assembly;
    private final Runtime runtime;
    private final SegmentPlan segment;
    private final Posts posts;
    private final Stretches stretches;
    private final SlotRing ring;
    private final List<Worker> threads = new ArrayList<>();
    private final Map<String, AtomicCounter> counters = new HashMap<>();
    private final Map<String, StageLatency> latencies = new HashMap<>();

    ShardedSegment(Assembly assembly, SegmentPlan segment, Posts posts) {
        this.assembly = assembly;
        this.segment = segment;
        this.posts = posts;
        runtime = assembly.runtime();
        stretches = posts.stretches(segment.number());
        ring = assembly.ring(segment.number());
    }

    /** The workers of one stretch. */
    private record Crew(List<ShardTask> tasks, List<MadeRows> rows, List<Worker> threads) {
        /** Asked over and over by the merging thread. */
        boolean done() {
            for (int i = 0; i < threads.size(); i++) {
                if (!threads.get(i).done()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Builds all of it and gives the way in. */
    Inlet build() {
        final List<Integer> front = stretches.stages(0);
        final Post feeder = posts.feeder(segment.number());
        final SegmentRunner frontStages = front.isEmpty() ? null : assembly.runner(segment, front, true, feeder);
        SlotRing.Consumer before = null;
        Post postBefore = feeder;
        for (int stretch = 1; stretch < stretches.count(); stretch += 2) {
            before = merge(stretch, crew(stretch, before, postBefore::done));
            postBefore = posts.merging(segment.number(), stretch);
        }
        return assembly.behind(segment, frontStages,
            new ShardedInlet(assembly.ringInlet(ring, before, threads), key(1)));
    }

    private ShardKey key(int stretch) {
        return new ShardKey(stretches.key(stretch), runtime.threads().workers());
    }

    /** The first stage of a stretch gives its threads their names. */
    private String name(int stretch) {
        return segment.stages().get(stretches.stages(stretch).get(0)).name();
    }

    private Crew crew(int stretch, SlotRing.Consumer before, BooleanSupplier upstreamDone) {
        final Crew crew = new Crew(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        final Post merging = posts.merging(segment.number(), stretch);
        for (int i = 0; i < runtime.threads().workers(); i++) {
            final SlotRing.Consumer consumer = before == null ? ring.consumer() : ring.consumer(before);
            final SlotRing rows =
                new SlotRing(runtime.ringSlots(), madeRecordBytes(stretch), SlotRing.Producers.SINGLE);
            final SlotRing.Consumer taker = rows.consumer();
            rows.gateOn(taker);
            final Outbox outbox = new Outbox(
                rows, runtime.newIdle(), runtime.lifecycle(), merging::done, consumer::done);
            final Post post = new Post();
            final ShardTask task = task(stretch, i, consumer, upstreamDone, outbox, post);
            crew.tasks().add(task);
            crew.rows().add(new MadeRows(task, rows, taker));
            crew.threads().add(assembly.worker(name(stretch) + '-' + i, task, post));
        }
        threads.addAll(crew.threads());
        return crew;
    }

    private ShardTask task(
        int stretch, int worker, SlotRing.Consumer consumer, BooleanSupplier upstreamDone, Outbox outbox,
        Post post) {
        final Cause cause = new Cause();
        final WorkerCounters own = new WorkerCounters((stage, what) -> counters.computeIfAbsent(
            stage + '/' + what, label -> runtime.counter(stage, what)));
        final List<RunningStage> running = new ArrayList<>();
        for (final int index : stretches.stages(stretch)) {
            running.add(assembly.stages().copy(segment, index, cause, new StageAssembly.Copy(
                worker, outbox, own, latency(segment.stages().get(index).name()), key(stretch))));
        }
        final SegmentRunner runner = new SegmentRunner(segment.name(), assembly.recordBytes(segment.number()), running,
            stretch == 1 && stretches.stages(0).isEmpty(), cause, runtime);
        assembly.keep(runner, post);
        return new ShardTask(ring, consumer, upstreamDone, worker, runner, outbox, () -> {
            runner.publishCounts();
            own.publish();
        });
    }

    private StageLatency latency(String stage) {
        final StageLatency known = latencies.get(stage);
        if (known != null) {
            return known.another();
        }
        final StageLatency first = runtime.instruments().latency(stage);
        latencies.put(stage, first);
        return first;
    }

    /** The longest record that a stage of the stretch makes. */
    private int madeRecordBytes(int stretch) {
        return stretches.stages(stretch).stream().mapToInt(index -> segment.stages().get(index).child())
            .filter(child -> child >= 0).map(assembly::recordBytes).max().orElse(0);
    }

    /** The thread behind a crew; gives its place in the ring. */
    private SlotRing.Consumer merge(int stretch, Crew crew) {
        final SlotRing.Consumer consumer =
            ring.consumer(crew.tasks().stream().map(ShardTask::consumer).toArray(SlotRing.Consumer[]::new));
        final Post post = posts.merging(segment.number(), stretch);
        final Cause cause = new Cause();
        final SegmentChild[] children = new SegmentChild[segment.stages().size()];
        for (final int index : stretches.stages(stretch)) {
            final StagePlan stage = segment.stages().get(index);
            children[index] = stage.child() < 0 ? null : assembly.stages().child(stage.child(), cause);
        }
        final Merge merge = new Merge(crew.rows(), children, runtime.newIdle(), runtime.lifecycle());
        final List<SegmentChild> fed = Arrays.stream(children).filter(Objects::nonNull).toList();
        final MergeTask task = new MergeTask(
            ring, consumer, crew::done, merge, fed, cause, behind(stretch, post), post.batchEnd());
        assembly.keep(segment.name(), task);
        threads.add(assembly.worker(name(stretch) + "-merge", task, post));
        return consumer;
    }

    /** The stages that the merging thread runs, and the way to the workers behind it. */
    private SlotHandler behind(int stretch, Post post) {
        final SegmentRunner stages = assembly.runner(segment, stretches.stages(stretch + 1), false, post);
        if (stretch + 2 >= stretches.count()) {
            return stages;
        }
        final ShardKey next = key(stretch + 2);
        return slot -> {
            stages.handle(slot);
            ShardedInlet.assign(slot, next);
        };
    }
}

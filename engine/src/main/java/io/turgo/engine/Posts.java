package io.turgo.engine;

import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import java.util.StringJoiner;

/** Which thread each stage runs on and which one feeds each segment, by the thread plan. */
final class Posts {
    private final ThreadPlan threads;
    private final Post intake = new Post();
    private final Post[] feeders;
    private final Post[][] stages;
    /** For each segment the feeding thread and, behind each stretch that workers run, the one that merges. */
    private final Post[][] merging;
    private final Stretches[] stretches;
    private final BeforeConfluence before;

    Posts(Plan plan, ThreadPlan threads) {
        this.threads = threads;
        final int count = plan.segments().size();
        feeders = new Post[count];
        stages = new Post[count][];
        merging = new Post[count][];
        stretches = new Stretches[count];
        before = new BeforeConfluence(plan);
        plan.sources().forEach(source -> feeders[source.segment()] = intake);
        for (final SegmentPlan segment : plan.segments()) {
            final int number = segment.number();
            stretches[number] = Stretches.of(segment, stage -> before.has(number, stage));
            stages[number] = new Post[segment.stages().size()];
            merging[number] = merging(number);
            assign(segment);
            for (int i = 0; i < stages[number].length; i++) {
                if (segment.stages().get(i).child() >= 0) {
                    feeders[segment.stages().get(i).child()] = stages[number][i];
                }
            }
        }
    }

    private void assign(SegmentPlan segment) {
        final Post[] own = stages[segment.number()];
        for (int i = 0; i < own.length; i++) {
            if (before.has(segment.number(), i)) {
                own[i] = feeders[segment.number()];
            } else if (threads.kind() == ThreadPlan.Kind.PIPELINED) {
                own[i] = i > 0 && segment.stages().get(i).isSink() ? own[i - 1] : new Post();
            } else {
                own[i] = merging(segment.number(), stretches[segment.number()].stretchOf(i));
            }
        }
    }

    private Post[] merging(int segment) {
        final Post[] own = new Post[(stretches[segment].count() + 1) / 2];
        for (int i = 0; i < own.length; i++) {
            own[i] = i > 0 && isSharded(segment) ? new Post() : feeders[segment];
        }
        return own;
    }

    /** The thread of a stretch that one thread runs; behind a stretch that workers run, the one that merges. */
    Post merging(int segment, int stretch) {
        return merging[segment][stretch + 1 >> 1];
    }

    /** Whether several stages feed the segment; all of them on the intake's thread. */
    boolean isConfluence(int segment) {
        return before.isConfluence(segment);
    }

    Post intake() {
        return intake;
    }

    /** The thread that feeds a segment. */
    Post feeder(int segment) {
        return feeders[segment];
    }

    /** The thread of a stage; of one that several workers run, the thread that merges behind them. */
    Post of(int segment, int stage) {
        return stages[segment][stage];
    }

    /** What runs on how many threads, in words. */
    String text(Plan plan) {
        final StringJoiner spread = new StringJoiner("; ");
        for (final SegmentPlan segment : plan.segments()) {
            if (isSharded(segment.number())) {
                spread.add(stretches[segment.number()].text());
            }
        }
        if (threads.kind() != ThreadPlan.Kind.SHARDED) {
            return threads.toString();
        }
        return spread.length() == 0
            ? ThreadPlan.FUSED + ", as no stage has a key by which " + threads + " could spread its rows"
            : threads + ", " + spread;
    }

    /** Whether all of a segment's stages run on the thread that feeds it. */
    boolean isDirect(int segment) {
        for (final Post post : stages[segment]) {
            if (post != feeders[segment]) {
                return false;
            }
        }
        return !isSharded(segment);
    }

    /** Whether workers run a part of a segment's stages. */
    boolean isSharded(int segment) {
        return threads.kind() == ThreadPlan.Kind.SHARDED && stretches[segment].sharded();
    }

    Stretches stretches(int segment) {
        return stretches[segment];
    }
}

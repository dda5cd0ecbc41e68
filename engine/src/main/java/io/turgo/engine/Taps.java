package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.stage.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the place of a running pipeline that a name stands for, and puts taps there. Any thread. */
final class Taps {
    private final Plan plan;
    private final List<SegmentRunner> runners;

    /** @param runners all of the engine's */
    Taps(Plan plan, List<SegmentRunner> runners) {
        this.plan = plan;
        this.runners = runners;
    }

    /**
     * Puts a tap behind a source or stage, or in front of a sink.
     *
     * @throws ConfigurationException if the pipeline has nothing of that name
     */
    RowTap tap(String name) {
        for (final SegmentPlan segment : plan.segments()) {
            for (int i = 0; i < segment.stages().size(); i++) {
                if (segment.stages().get(i).name().equals(name)) {
                    return tap(segment, i);
                }
            }
        }
        for (final SourcePlan source : plan.sources()) {
            if (source.name().equals(name)) {
                return entering(plan.segments().get(source.segment()), source);
            }
        }
        throw missing(name);
    }

    private RowTap tap(SegmentPlan segment, int index) {
        final StagePlan stage = segment.stages().get(index);
        if (stage.child() >= 0) {
            final SegmentPlan child = plan.segments().get(stage.child());
            return put(stage.out(), SegmentRunner.ROOT_BIT, runner -> runner.begins(child.name()));
        }
        final long bit = 1L << (stage.isSink() ? stage.parent() : index) + 1;
        return put(stage.isSink() ? stage.in() : stage.out(), bit, runner -> runner.runs(stage.name()));
    }

    private RowTap entering(SegmentPlan segment, SourcePlan source) {
        return put(Scope.of(source.schema(), segment.layout()), SegmentRunner.ROOT_BIT,
            runner -> runner.begins(segment.name()));
    }

    private RowTap put(Scope scope, long bit, Predicate<SegmentRunner> where) {
        final List<TapPoint> points = runners.stream().filter(where).map(SegmentRunner::taps).toList();
        final RowTap tap = new RowTap(scope, bit, closed -> points.forEach(point -> point.remove(closed)));
        points.forEach(point -> point.add(tap));
        return tap;
    }

    private ConfigurationException missing(String name) {
        final List<String> known = new ArrayList<>();
        plan.sources().forEach(source -> known.add(source.name()));
        plan.segments().forEach(segment -> segment.stages().forEach(stage -> known.add(stage.name())));
        final String nearest = Suggestion.nearest(name, known);
        return new ConfigurationException("pipeline `" + plan.name() + "` has no source, stage or sink `" + name + "`"
            + (nearest == null ? "; it has " + known : "; did you mean `" + nearest + "`? It has " + known));
    }
}

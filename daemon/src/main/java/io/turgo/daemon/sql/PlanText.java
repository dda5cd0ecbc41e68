package io.turgo.daemon.sql;

import io.turgo.daemon.Figures;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.sql.plan.PlannedStage;
import io.turgo.stage.Sharding;
import io.turgo.time.EventTime;
import java.util.Locale;
import java.util.Map;

/** A plan for a person to read: segments, and below each its stages, a stage below that whose rows it gets. */
final class PlanText {
    private static final String INDENT = "  ";
    private static final int WIDTH = 100;

    private final Plan plan;
    private final Map<String, PlannedStage> origins;
    private final StringBuilder text = new StringBuilder();

    /** @param origins where in the file stages come from, by name */
    PlanText(Plan plan, Map<String, PlannedStage> origins) {
        this.plan = plan;
        this.origins = origins;
    }

    String text() {
        for (final SegmentPlan segment : plan.segments()) {
            if (!segment.stages().isEmpty()) {
                segment(segment);
            }
        }
        return text.toString();
    }

    private void segment(SegmentPlan segment) {
        text.append("\nrows of ").append(segment.name()).append(", ").append(segment.layout().fixedLength())
            .append(" bytes").append(segment.layout().hasStrings() ? " and texts" : "").append('\n');
        for (final SourcePlan source : plan.sources()) {
            if (source.segment() == segment.number() && plan.sources().indexOf(source) != Plan.DEAD_LETTERS) {
                text.append(INDENT).append("source ").append(source.name()).append(time(source.eventTime()))
                    .append(origin(source.name())).append('\n');
            }
        }
        for (int i = 0; i < segment.stages().size(); i++) {
            stage(segment, i);
        }
    }

    private static String time(EventTime time) {
        return time == null || time.field() == null ? "" : ", event time " + time.field() + " with up to "
            + Figures.duration(time.disorderNs()) + " of disorder";
    }

    private void stage(SegmentPlan segment, int index) {
        final StagePlan stage = segment.stages().get(index);
        final String indent = INDENT.repeat(1 + depth(segment, stage));
        text.append(indent).append(stage.isSink() ? "sink " : "").append(stage.name());
        if (stage.isSink()) {
            text.append(", ").append(stage.sink().guarantee().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        } else {
            text.append(": ").append(shortened(stage.operator().logic())).append(spread(stage));
            if (stage.child() >= 0) {
                text.append(" -> rows of ").append(plan.segments().get(stage.child()).name());
            }
        }
        text.append(origin(stage.name())).append('\n');
    }

    private static int depth(SegmentPlan segment, StagePlan stage) {
        int depth = 0;
        for (StagePlan at = stage; at.parent() >= 0; at = segment.stages().get(at.parent())) {
            depth++;
        }
        return depth;
    }

    private static String spread(StagePlan stage) {
        final Sharding sharding = stage.operator().sharding();
        return sharding.mode() == Sharding.Mode.KEYS ? ", state by " + String.join(", ", sharding.keys()) : "";
    }

    private String origin(String name) {
        final PlannedStage origin = origins.get(name);
        if (origin == null || origin.line() == 0) {
            return "";
        }
        return "   [line " + origin.line() + (origin.text().isBlank() ? "" : ": " + shortened(origin.text())) + ']';
    }

    private static String shortened(String logic) {
        final String line = logic.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }
}

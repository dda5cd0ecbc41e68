package io.turgo.daemon.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.pipeline.Plan.StagePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The picture of a pipeline: what there is, and what each gets its rows from. Names only: settings may be secret. */
final class PipelineGraph {
    private final Plan plan;

    PipelineGraph(Plan plan) {
        this.plan = plan;
    }

    /** Writes the array {@code graph}: name, kind, operator, from. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("graph");
        for (final SourcePlan source : plan.sources()) {
            if (!plan.segments().get(source.segment()).stages().isEmpty()) {
                node(json, source.name(), "source", "", List.of());
            }
        }
        for (final SegmentPlan segment : plan.segments()) {
            for (final StagePlan stage : segment.stages()) {
                node(json, stage.name(), stage.isSink() ? "sink" : "stage",
                    stage.isSink() ? "" : stage.operator().getClass().getSimpleName(), from(segment, stage));
            }
        }
        json.writeEndArray();
    }

    private List<String> from(SegmentPlan segment, StagePlan stage) {
        return stage.parent() >= 0
            ? List.of(segment.stages().get(stage.parent()).name()) : feeding(segment.number());
    }

    private List<String> feeding(int segment) {
        final List<String> names = new ArrayList<>();
        plan.sources().stream().filter(source -> source.segment() == segment)
            .forEach(source -> names.add(source.name()));
        plan.segments().forEach(each -> each.stages().stream().filter(stage -> stage.child() == segment)
            .forEach(stage -> names.add(stage.name())));
        return names;
    }

    private static void node(JsonGenerator json, String name, String kind, String operator, List<String> from)
        throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("kind", kind);
        json.writeStringField("operator", operator);
        json.writeArrayFieldStart("from");
        for (final String each : from) {
            json.writeString(each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

package io.turgo.pipeline;

import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.stage.ReferenceTable;
import java.util.List;

/**
 * Everything of a pipeline that changes results, a line each, in a normal form. It is journaled, so that each stretch
 * of
 * a journal knows the pipeline that ran over it. Sinks are not part of it: one may come or go. Sources and tables
 * stand in the order of their numbers in entries.
 */
final class Catalog {
    private Catalog() {
    }

    static String text(Pipeline pipeline, List<SourcePlan> sources, List<ReferenceTable> references) {
        final StringBuilder text = new StringBuilder("pipeline ").append(pipeline.name()).append('\n');
        for (final SourcePlan source : sources) {
            text.append("source ").append(source.schema()).append(" as ").append(source.name()).append(" partitions ")
                .append(source.partitions()).append(' ').append(source.eventTime()).append('\n');
        }
        for (final ReferenceTable table : references) {
            text.append("reference ").append(table.schema()).append(" as ").append(table.name()).append(" by ")
                .append(table.key()).append('\n');
        }
        for (final PipelineNode node : pipeline.nodes()) {
            append(text, pipeline, node);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Pipeline pipeline, PipelineNode node) {
        if (node instanceof PipelineNode.Step) {
            final PipelineNode.Step step = (PipelineNode.Step) node;
            text.append("stage ").append(step.name()).append(" after ").append(parent(pipeline, step.parent()))
                .append(": ").append(step.operator().logic()).append('\n');
        } else if (node instanceof PipelineNode.Confluence) {
            final PipelineNode.Confluence confluence = (PipelineNode.Confluence) node;
            text.append("stage ").append(confluence.name()).append(" after ").append(String.join(" and ",
                confluence.parents().stream().map(parent -> parent(pipeline, parent)).toList())).append(": ")
                .append(confluence.join() == null ? "union/1" : confluence.join().logic()).append('\n');
        }
    }

    private static String parent(Pipeline pipeline, int node) {
        return pipeline.nodes().get(node).name();
    }
}

package io.turgo.pipeline;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.record.Type;
import io.turgo.stage.Output;
import io.turgo.stage.ReferenceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns a definition into a {@link Plan}: checks it and decides where everything stands. */
public final class Planner {
    private final Pipeline pipeline;
    private final List<SourcePlan> sources = new ArrayList<>();
    private final List<SegmentPlan> segments = new ArrayList<>();
    private final List<ReferenceTable> references = new ArrayList<>();

    private Planner(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Plans a pipeline.
     *
     * @throws ConfigurationException if an operator does not fit its rows or a name does not resolve
     */
    public static Plan plan(Pipeline pipeline) {
        return new Planner(pipeline).plan();
    }

    private Plan plan() {
        final List<PipelineNode> nodes = pipeline.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof PipelineNode.Entry) {
                planSource((PipelineNode.Entry) nodes.get(i), i);
            } else if (nodes.get(i) instanceof PipelineNode.Step) {
                addReferences((PipelineNode.Step) nodes.get(i));
            } else if (nodes.get(i) instanceof PipelineNode.Late) {
                checkLate((PipelineNode.Late) nodes.get(i));
            }
        }
        checkAttachments();
        return new Plan(pipeline.name(), List.copyOf(sources), List.copyOf(segments), List.copyOf(references),
            Catalog.text(pipeline, sources, references));
    }

    private void planSource(PipelineNode.Entry entry, int node) {
        checkEventTime(entry);
        final int segment = planSegment(entry.name(), Output.fresh(entry.schema()), node).number();
        sources.add(new SourcePlan(
            entry.name(), entry.schema(), entry.eventTime(), entry.partitions(), segment));
    }

    /** Plans the segment whose rows come from {@code node}, then those that its stages start. */
    private SegmentPlan planSegment(String name, Output rows, int node) {
        final SegmentPlanner planner =
            new SegmentPlanner(pipeline, segments.size(), name, rows.fresh(), rows.updates());
        planner.add(node);
        final int number = segments.size();
        segments.add(null);
        final SegmentPlan segment = planner.finish(step -> planSegment(step.name(), step.fresh(), step.node()));
        segments.set(number, segment);
        return segment;
    }

    private static void checkEventTime(PipelineNode.Entry entry) {
        final String field = entry.eventTime().field();
        if (field != null && entry.schema().field(field).type() != Type.TIMESTAMP) {
            throw new ConfigurationException("event time field `" + field + "` of source `" + entry.name() + "` is "
                + entry.schema().field(field).typeName() + ", it must be TIMESTAMP");
        }
        final String mark = entry.eventTime().mark();
        if (mark != null && entry.schema().field(mark).type() != Type.TIMESTAMP) {
            throw new ConfigurationException("watermark field `" + mark + "` of source `" + entry.name() + "` is "
                + entry.schema().field(mark).typeName() + ", it must be TIMESTAMP");
        }
        if (field != null && entry.schema().field(field).nullable()) {
            throw new ConfigurationException("event time field `" + field + "` of source `" + entry.name()
                + "` is nullable, every record needs an event time: declare it as not null");
        }
    }

    private void checkLate(PipelineNode.Late late) {
        final PipelineNode parent = pipeline.nodes().get(late.parent());
        if (!(parent instanceof PipelineNode.Step) || !((PipelineNode.Step) parent).operator().passesLate()) {
            throw new ConfigurationException("`" + late.name() + "` is to have the late rows of `" + parent.name()
                + "`, where no row is too late: take it from a window of event time");
        }
    }

    private void addReferences(PipelineNode.Step step) {
        for (final ReferenceTable table : step.operator().references()) {
            for (final ReferenceTable other : references) {
                if (other.name().equals(table.name()) && !other.equals(table)) {
                    throw new ConfigurationException("two reference tables are named `" + table.name() + "`: " + other
                        + " and " + table);
                }
            }
            if (!references.contains(table)) {
                references.add(table);
            }
        }
    }

    private void checkAttachments() {
        final Set<String> names = new HashSet<>();
        sources.forEach(source -> names.add(source.name()));
        for (final String name : pipeline.sources().keySet()) {
            if (!names.contains(name)) {
                throw new ConfigurationException("pipeline `" + pipeline.name() + "` has no source `" + name
                    + "` to read; it has " + new TreeSet<>(names));
            }
        }
        for (final ReferenceTable table : pipeline.loaders().keySet()) {
            if (!references.contains(table)) {
                throw new ConfigurationException("reference table `" + table.name() + "` is loaded but no stage of "
                    + "pipeline `" + pipeline.name() + "` looks anything up in it");
            }
        }
    }
}

package io.turgo.pipeline;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.source.Source;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.ReferenceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns a definition into a {@link Plan}: checks it and decides where everything stands. */
public final class Planner {
    private final Pipeline pipeline;
    private final List<SourcePlan> sources = new ArrayList<>();
    private final List<SegmentPlanner> drafts = new ArrayList<>();
    /** For each node at which rows are made the number of their segment. */
    private final Map<Integer, Integer> segmentsBehind = new HashMap<>();
    private final Map<Integer, Meeting> meetings = new HashMap<>();
    /** For each way into a confluence the rows that come in. */
    private final Map<Integer, Schema> arrivals = new HashMap<>();
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
                draftSource((PipelineNode.Entry) nodes.get(i), i);
            } else if (nodes.get(i) instanceof PipelineNode.Confluence) {
                draftConfluence((PipelineNode.Confluence) nodes.get(i), i);
            } else if (nodes.get(i) instanceof PipelineNode.Step) {
                addReferences((PipelineNode.Step) nodes.get(i));
            } else if (nodes.get(i) instanceof PipelineNode.Late) {
                checkLate((PipelineNode.Late) nodes.get(i));
            }
        }
        checkAttachments();
        return new Plan(pipeline.name(), List.copyOf(sources), segments(), List.copyOf(references),
            Catalog.text(pipeline, sources, references));
    }

    /** Lays the segments out, the last first: those behind a segment come after it. */
    private List<SegmentPlan> segments() {
        final SegmentPlan[] segments = new SegmentPlan[drafts.size()];
        for (int i = segments.length - 1; i >= 0; i--) {
            segments[i] = drafts.get(i).finish(new SegmentPlanner.Behind() {
                @Override
                public SegmentPlan segment(int node) {
                    return segments[segmentsBehind.get(node)];
                }

                @Override
                public Operator inflow(PipelineNode.Feed feed) {
                    return meetings.get(feed.confluence()).inflows().get(feed.input());
                }
            });
        }
        return List.of(segments);
    }

    private void draftSource(PipelineNode.Entry entry, int node) {
        checkEventTime(entry);
        final ReferenceTable notes = notes(entry.name());
        if (notes != null) {
            addReference(notes);
        }
        sources.add(new SourcePlan(
            entry.name(), entry.schema(), entry.eventTime(), entry.partitions(), drafts.size(), notes));
        draft(entry.name(), Output.fresh(entry.schema()), planner -> planner.add(node));
    }

    private ReferenceTable notes(String source) {
        final Source attached = pipeline.sources().get(source);
        final Schema rows = attached == null ? null : attached.notes();
        return rows == null ? null
            : new ReferenceTable("notes of " + source, rows, rows.fields().get(0).name());
    }

    /** All streams that meet there have been drafted, as they were defined before. */
    private void draftConfluence(PipelineNode.Confluence confluence, int node) {
        final List<Integer> feeds = IntStream.rangeClosed(1, confluence.parents().size())
            .map(number -> node + number).boxed().toList();
        feeds.forEach(feed -> requireEventTime(confluence, feed));
        final Meeting meeting = meeting(confluence, feeds.stream().map(arrivals::get).toList());
        meetings.put(node, meeting);
        feeds.forEach(feed -> segmentsBehind.put(feed, drafts.size()));
        if (meeting.operator() == null) {
            draft(confluence.name(), Output.fresh(meeting.rows()), planner -> planner.add(node));
        } else {
            final String both = feeds.stream().map(feed -> pipeline.nodes().get(feed).name())
                .collect(Collectors.joining(" and "));
            draft(both, Output.fresh(meeting.rows()),
                planner -> planner.addJoin(confluence, node, meeting.operator()));
        }
    }

    /** Dead letters have no end and no idle time, so whoever waits for their watermark waits for ever. */
    private void requireEventTime(PipelineNode.Confluence confluence, int feed) {
        int node = feed;
        while (node > 0 && !(pipeline.nodes().get(node) instanceof PipelineNode.Entry)) {
            node = pipeline.nodes().get(node).parent();
        }
        if (node == 0) {
            throw new ConfigurationException("stage `" + confluence.name() + "`: the dead letters have no event time "
                + "that other streams could wait for; give them a sink of their own");
        }
    }

    private static Meeting meeting(PipelineNode.Confluence confluence, List<Schema> streams) {
        try {
            return confluence.join() == null ? Meeting.union(confluence.name(), streams)
                : Meeting.join(confluence.name(), streams.get(0), streams.get(1), confluence.join());
        } catch (final ConfigurationException e) {
            throw new ConfigurationException("stage `" + confluence.name() + "`: " + e.getMessage(), e);
        }
    }

    /** Drafts a segment, then those that its stages start. */
    private void draft(String name, Output rows, Consumer<SegmentPlanner> stages) {
        final SegmentPlanner planner = new SegmentPlanner(pipeline, drafts.size(), name, rows);
        drafts.add(planner);
        stages.accept(planner);
        for (final SegmentPlanner.Arrival arrival : planner.arrivals()) {
            final int confluence = arrival.feed().confluence();
            arrivals.put(confluence + 1 + arrival.feed().input(), arrival.rows());
        }
        for (final SegmentPlanner.FreshStep step : planner.freshSteps()) {
            segmentsBehind.put(step.node(), drafts.size());
            draft(step.name(), step.fresh(), behind -> behind.add(step.node()));
        }
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
                + "`, which has no stream of late rows: take it from a window of event time");
        }
    }

    private void addReferences(PipelineNode.Step step) {
        step.operator().references().forEach(this::addReference);
    }

    private void addReference(ReferenceTable table) {
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

package io.turgo.pipeline;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.RecordLayout;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Collects the stages of one segment and the fields that they add, then lays the record out. */
final class SegmentPlanner {
    /** Each stage and the segment's own rows take a bit of a slot's mask. */
    static final int MAX_STAGES = Long.SIZE - 1;

    private final Pipeline pipeline;
    private final int number;
    private final Schema rows;
    private final boolean updates;
    private final String name;
    private final List<Field> fields;
    private final List<Draft> drafts = new ArrayList<>();

    /** @param made the rows, as what makes them says */
    SegmentPlanner(Pipeline pipeline, int number, String name, Output made) {
        this.pipeline = pipeline;
        updates = made.updates();
        rows = made.fresh();
        this.number = number;
        this.name = name;
        fields = new ArrayList<>(rows.fields());
    }

    /** Fields that are visible at a place: the schema, and for each of its fields the number in the layout. */
    private record Visible(Schema schema, List<Integer> numbers) {
    }

    /**
     * A stage whose columns are not laid out yet.
     *
     * @param out   what is seen behind it, or null where rows end, and others are made
     * @param fresh the rows that it makes, which no other stage makes; or null
     */
    private record Draft(
        PipelineNode node, int nodeNumber, int parent, Visible in, Visible out, Output fresh, Operator operator) {
    }

    /** A stage that makes rows of a segment that is its own. */
    record FreshStep(String name, Output fresh, int node) {
    }

    /** The way of a stream into a confluence. */
    record Arrival(PipelineNode.Feed feed, Schema rows) {
    }

    /** What is behind a segment; all of it is planned before. */
    interface Behind {
        /** The segment of the rows that are made at a node. */
        SegmentPlan segment(int node);

        /** What makes the rows of a confluence. */
        Operator inflow(PipelineNode.Feed feed);
    }

    private Visible own() {
        return new Visible(rows, IntStream.range(0, rows.fields().size()).boxed().toList());
    }

    /** Adds what stands behind {@code node} and works on the segment's own rows. */
    void add(int node) {
        addChildren(node, -1, own());
    }

    /** Adds the operator that stands at a confluence. */
    void addJoin(PipelineNode.Confluence confluence, int node, Operator operator) {
        final Output output = planned(confluence.name(), operator, rows);
        draft(new Draft(confluence, node, -1, own(), null, output, operator));
    }

    private void addChildren(int node, int parent, Visible visible) {
        final List<PipelineNode> nodes = pipeline.nodes();
        for (int i = node + 1; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof PipelineNode.Step && ((PipelineNode.Step) nodes.get(i)).parent() == node) {
                addStep((PipelineNode.Step) nodes.get(i), i, parent, visible);
            } else if (nodes.get(i) instanceof PipelineNode.Exit
                && ((PipelineNode.Exit) nodes.get(i)).parent() == node) {
                requireUpdates(((PipelineNode.Exit) nodes.get(i)).sink().takesUpdates(), "sink", nodes.get(i));
                draft(new Draft(nodes.get(i), i, parent, visible, visible, null, null));
            } else if (nodes.get(i) instanceof PipelineNode.Feed
                && ((PipelineNode.Feed) nodes.get(i)).parent() == node) {
                requireUpdates(false, "input", nodes.get(i));
                draft(new Draft(nodes.get(i), i, parent, visible, null, null, null));
            }
        }
    }

    private void addStep(PipelineNode.Step step, int node, int parent, Visible visible) {
        requireUpdates(step.operator().takesUpdates(), "stage", step);
        final Output output = planned(step.name(), step.operator(), visible.schema());
        if (output.isFresh()) {
            draft(new Draft(step, node, parent, visible, null, output, step.operator()));
            addLate(node, drafts.size() - 1, visible);
            return;
        }
        final Visible behind = behind(visible, output.added());
        draft(new Draft(step, node, parent, visible, behind, null, step.operator()));
        addChildren(node, drafts.size() - 1, behind);
    }

    /** Rows that are too late for the operator at a node go on in this segment. */
    private void addLate(int node, int stage, Visible visible) {
        for (int i = node + 1; i < pipeline.nodes().size(); i++) {
            if (pipeline.nodes().get(i) instanceof PipelineNode.Late
                && ((PipelineNode.Late) pipeline.nodes().get(i)).parent() == node) {
                addChildren(i, stage, visible);
            }
        }
    }

    private void requireUpdates(boolean taken, String what, PipelineNode node) {
        if (updates && !taken) {
            throw new ConfigurationException(what + " `" + node.name() + "` takes new rows only, and rows of `" + name
                + "` may be updates of earlier ones: let `" + name + "` give its results once, or send them where "
                + "updates are taken");
        }
    }

    /** The stages that make rows of segments of their own. */
    List<FreshStep> freshSteps() {
        return drafts.stream().filter(draft -> draft.fresh() != null)
            .map(draft -> new FreshStep(draft.node().name(), draft.fresh(), draft.nodeNumber())).toList();
    }

    /** The ways into confluences. */
    List<Arrival> arrivals() {
        return drafts.stream().filter(draft -> draft.node() instanceof PipelineNode.Feed)
            .map(draft -> new Arrival((PipelineNode.Feed) draft.node(), draft.in().schema())).toList();
    }

    private static Output planned(String stage, Operator operator, Schema in) {
        try {
            return operator.plan(in);
        } catch (final ConfigurationException e) {
            throw new ConfigurationException("stage `" + stage + "`: " + e.getMessage(), e);
        }
    }

    private Visible behind(Visible visible, List<Field> added) {
        final List<Integer> numbers = new ArrayList<>(visible.numbers());
        for (final Field field : added) {
            numbers.add(fields.size());
            fields.add(field);
        }
        return new Visible(visible.schema().with(added), numbers);
    }

    private void draft(Draft draft) {
        if (drafts.size() == MAX_STAGES) {
            throw new ConfigurationException("segment `" + name + "` has more than " + MAX_STAGES
                + " stages and sinks; put the further ones behind a stage that makes new rows");
        }
        drafts.add(draft);
    }

    /** Lays the record out. */
    SegmentPlan finish(Behind behind) {
        final RecordLayout layout = new RecordLayout(name, fields);
        return new SegmentPlan(number, name, layout,
            drafts.stream().map(draft -> stage(draft, scope(draft.in(), layout), layout, behind)).toList());
    }

    private static StagePlan stage(Draft draft, Scope in, RecordLayout layout, Behind behind) {
        if (draft.node() instanceof PipelineNode.Exit) {
            return new StagePlan(draft.node().name(), null, ((PipelineNode.Exit) draft.node()).sink(), draft.parent(),
                in, scope(draft.out(), layout), -1);
        } else if (draft.node() instanceof PipelineNode.Feed) {
            final PipelineNode.Feed feed = (PipelineNode.Feed) draft.node();
            final Operator inflow = behind.inflow(feed);
            return ending(draft, inflow, in, inflow.plan(in.schema()).fresh(), behind.segment(draft.nodeNumber()));
        } else if (draft.fresh() != null) {
            return ending(draft, draft.operator(), in, draft.fresh().fresh(), behind.segment(draft.nodeNumber()));
        }
        return new StagePlan(
            draft.node().name(), draft.operator(), null, draft.parent(), in, scope(draft.out(), layout), -1);
    }

    /** The new rows have the layout of their segment, where the stages behind add fields between theirs. */
    private static StagePlan ending(Draft draft, Operator operator, Scope in, Schema fresh, SegmentPlan child) {
        return new StagePlan(draft.node().name(), operator, null, draft.parent(), in,
            Scope.of(fresh, child.layout()), child.number());
    }

    private static Scope scope(Visible visible, RecordLayout layout) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < visible.numbers().size(); i++) {
            final Column column = layout.columns().get(visible.numbers().get(i));
            columns.put(column.name(), column);
        }
        return new Scope(visible.schema(), layout, columns);
    }
}

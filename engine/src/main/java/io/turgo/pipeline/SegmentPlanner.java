package io.turgo.pipeline;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.RecordLayout;
import io.turgo.record.Schema;
import io.turgo.stage.Output;
import io.turgo.stage.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    /** @param updates whether rows may be updates of earlier ones */
    SegmentPlanner(Pipeline pipeline, int number, String name, Schema rows, boolean updates) {
        this.pipeline = pipeline;
        this.updates = updates;
        this.number = number;
        this.name = name;
        this.rows = rows;
        fields = new ArrayList<>(rows.fields());
    }

    /** Fields that are visible at a place: the schema, and for each of its fields the number in the layout. */
    private record Visible(Schema schema, List<Integer> numbers) {
    }

    /** A stage whose columns are not laid out yet. */
    private record Draft(PipelineNode node, int nodeNumber, int parent, Visible in, Visible out, Output fresh) {
    }

    /** A stage that makes new rows, for the caller to plan the segment that they enter. */
    record FreshStep(String name, Output fresh, int node) {
    }

    /** Adds what stands behind {@code node} and works on the segment's own rows. */
    void add(int node) {
        final List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            numbers.add(i);
        }
        addChildren(node, -1, new Visible(rows, numbers));
    }

    private void addChildren(int node, int parent, Visible visible) {
        final List<PipelineNode> nodes = pipeline.nodes();
        for (int i = node + 1; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof PipelineNode.Step && ((PipelineNode.Step) nodes.get(i)).parent() == node) {
                addStep((PipelineNode.Step) nodes.get(i), i, parent, visible);
            } else if (nodes.get(i) instanceof PipelineNode.Exit
                && ((PipelineNode.Exit) nodes.get(i)).parent() == node) {
                requireUpdates(((PipelineNode.Exit) nodes.get(i)).sink().takesUpdates(), "sink", nodes.get(i));
                draft(new Draft(nodes.get(i), i, parent, visible, visible, null));
            }
        }
    }

    private void addStep(PipelineNode.Step step, int node, int parent, Visible visible) {
        requireUpdates(step.operator().takesUpdates(), "stage", step);
        final Output output = planned(step, visible.schema());
        if (output.isFresh()) {
            draft(new Draft(step, node, parent, visible, null, output));
            addLate(node, drafts.size() - 1, visible);
            return;
        }
        final Visible behind = behind(visible, output.added());
        draft(new Draft(step, node, parent, visible, behind, null));
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

    private static Output planned(PipelineNode.Step step, Schema in) {
        try {
            return step.operator().plan(in);
        } catch (final ConfigurationException e) {
            throw new ConfigurationException("stage `" + step.name() + "`: " + e.getMessage(), e);
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

    /** Lays the record out; {@code planChild} plans the segment behind a stage that makes new rows. */
    SegmentPlan finish(Function<FreshStep, SegmentPlan> planChild) {
        final RecordLayout layout = new RecordLayout(name, fields);
        final List<StagePlan> stages = new ArrayList<>();
        for (final Draft draft : drafts) {
            final Scope in = scope(draft.in(), layout);
            stages.add(draft.fresh() == null
                ? stage(draft, in, scope(draft.out(), layout), -1) : freshStage(draft, in, planChild));
        }
        return new SegmentPlan(number, name, layout, List.copyOf(stages));
    }

    /** The new rows have the layout of their segment, where the stages behind add fields between theirs. */
    private static StagePlan freshStage(Draft draft, Scope in, Function<FreshStep, SegmentPlan> planChild) {
        final SegmentPlan child =
            planChild.apply(new FreshStep(draft.node().name(), draft.fresh(), draft.nodeNumber()));
        return stage(draft, in, Scope.of(draft.fresh().fresh(), child.layout()), child.number());
    }

    private static StagePlan stage(Draft draft, Scope in, Scope out, int child) {
        if (draft.node() instanceof PipelineNode.Exit) {
            return new StagePlan(draft.node().name(), null, ((PipelineNode.Exit) draft.node()).sink(), draft.parent(),
                in, out, child);
        }
        return new StagePlan(draft.node().name(), ((PipelineNode.Step) draft.node()).operator(), null, draft.parent(),
            in, out, child);
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

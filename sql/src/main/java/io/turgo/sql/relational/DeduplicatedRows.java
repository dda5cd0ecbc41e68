package io.turgo.sql.relational;

import java.time.Duration;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/** Rows without those that repeat another one of the same key within a length of time. */
public final class DeduplicatedRows extends SingleRel {
    private final int time;
    private final Duration within;
    private final List<Integer> keys;

    /**
     * @param time   the column that holds the time
     * @param within how far apart two rows are at least that pass
     * @param keys   the columns by which rows are divided before
     */
    public DeduplicatedRows(RelNode input, int time, Duration within, List<Integer> keys) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.time = time;
        this.within = within;
        this.keys = List.copyOf(keys);
    }

    /** The column that holds the time. */
    public int time() {
        return time;
    }

    /** How far apart two rows are at least that pass. */
    public Duration within() {
        return within;
    }

    /** The columns by which rows are divided before. */
    public List<Integer> keys() {
        return keys;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new DeduplicatedRows(inputs.get(0), time, within, keys);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("time", time).item("within", within).item("keys", keys);
    }
}

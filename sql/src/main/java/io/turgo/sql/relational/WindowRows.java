package io.turgo.sql.relational;

import java.time.Duration;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;

/** Rows to which a window function was applied: the rows that come in, each with the columns of its windows. */
public final class WindowRows extends SingleRel {
    private final WindowFunction.Kind kind;
    private final int time;
    private final List<Duration> durations;
    private final Duration offset;
    private final List<Integer> keys;

    /**
     * @param rowType   with the columns of the window behind those of the input
     * @param time      the column that holds the time
     * @param durations as the function has them
     * @param offset    by which windows are moved, zero without
     * @param keys      the columns by which rows are divided before, for sessions
     */
    public WindowRows(RelNode input, RelDataType rowType, WindowFunction.Kind kind, int time,
        List<Duration> durations, Duration offset, List<Integer> keys) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.rowType = rowType;
        this.kind = kind;
        this.time = time;
        this.durations = List.copyOf(durations);
        this.offset = offset;
        this.keys = List.copyOf(keys);
    }

    /** Which function it is. */
    public WindowFunction.Kind kind() {
        return kind;
    }

    /** The column that holds the time. */
    public int time() {
        return time;
    }

    /** As the function has them. */
    public List<Duration> durations() {
        return durations;
    }

    /** By which windows are moved. */
    public Duration offset() {
        return offset;
    }

    /** The columns by which rows are divided before. */
    public List<Integer> keys() {
        return keys;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new WindowRows(inputs.get(0), rowType, kind, time, durations, offset, keys);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("kind", kind).item("time", time).item("durations", durations)
            .item("offset", offset).item("keys", keys);
    }
}

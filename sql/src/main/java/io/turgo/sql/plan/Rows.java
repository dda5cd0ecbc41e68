package io.turgo.sql.plan;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * The rows of a relational expression: a flow, and what each column is over its fields. Immutable but for the flow.
 *
 * @param columns expressions whose inputs are fields of the flow
 * @param times   the columns that hold the event time
 * @param keys    the columns by which rows update earlier ones; null if none does
 * @param window  the window that rows are in and that has not been made use of yet; null without
 */
record Rows(Flow flow, List<RexNode> columns, Set<Integer> times, List<Integer> keys, PendingWindow window) {
    /** Rows update earlier ones by keys that are no columns. */
    static final List<Integer> UNKNOWN = List.of(-1);

    Rows {
        columns = List.copyOf(columns);
        times = Set.copyOf(times);
    }

    /** Rows of which none updates another one. */
    static Rows of(Flow flow, List<RexNode> columns, Set<Integer> times) {
        return new Rows(flow, columns, times, null, null);
    }

    /** Whether rows may be updates of earlier ones. */
    boolean updates() {
        return keys != null;
    }

    /** An expression over the columns as one over the fields. */
    RexNode over(RexNode expression) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return columns.get(ref.getIndex());
            }
        });
    }

    /** Expressions over the columns as such over the fields. */
    List<RexNode> over(List<RexNode> expressions) {
        return expressions.stream().map(this::over).toList();
    }

    /** The same columns of another flow that has the same fields. */
    Rows on(Flow other) {
        return new Rows(other, columns, times, keys, window);
    }
}

package io.turgo.sql.plan;

import io.turgo.sql.catalog.ViewRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;

/**
 * A condition on a ROW_NUMBER: {@code SELECT * FROM (SELECT *, ROW_NUMBER() OVER (...) AS n FROM t) WHERE n <= 10}.
 *
 * @param filter  with the condition
 * @param project with the number
 * @param over    the number
 * @param column  in which it stands
 * @param most    the greatest number that passes
 * @param rest    the other conditions
 */
record Ranking(Filter filter, Project project, RexOver over, int column, int most, List<RexNode> rest) {
    /** What a filter is of this, or null. */
    static Ranking of(Filter filter) {
        RelNode input = filter.getInput();
        while (input instanceof ViewRows view) {
            input = view.getInput();
        }
        if (!(input instanceof Project project)) {
            return null;
        }
        for (int i = 0; i < project.getProjects().size(); i++) {
            if (project.getProjects().get(i) instanceof RexOver over
                && over.getAggOperator().getKind() == SqlKind.ROW_NUMBER) {
                return of(filter, project, over, i);
            }
        }
        return null;
    }

    /** Whether it is by one value, the greatest first. */
    boolean isLatestFirst() {
        return over.getWindow().orderKeys.size() == 1
            && over.getWindow().orderKeys.get(0).right.contains(SqlKind.DESCENDING);
    }

    private static Ranking of(Filter filter, Project project, RexOver over, int column) {
        int most = Integer.MAX_VALUE;
        final List<RexNode> rest = new ArrayList<>();
        for (final RexNode part : RelOptUtil.conjunctions(filter.getCondition())) {
            final int bound = bound(part, column);
            if (bound < 0) {
                rest.add(part);
            } else {
                most = Math.min(most, bound);
            }
        }
        return most == Integer.MAX_VALUE ? null : new Ranking(filter, project, over, column, most, rest);
    }

    /** The greatest number that a condition lets pass, or -1 if it is no such condition. */
    private static int bound(RexNode part, int column) {
        if (!(part instanceof RexCall call) || call.getOperands().size() != 2) {
            return -1;
        }
        final boolean first = isColumn(call.getOperands().get(0), column);
        final RexNode value = call.getOperands().get(first ? 1 : 0);
        if (!first && !isColumn(call.getOperands().get(1), column) || !(value instanceof RexLiteral literal)) {
            return -1;
        }
        final int number = literal.getValueAs(BigDecimal.class).intValue();
        return switch (first ? call.getKind() : call.getKind().reverse()) {
            case LESS_THAN -> number - 1;
            case LESS_THAN_OR_EQUAL -> number;
            case EQUALS -> number == 1 ? 1 : -1;
            default -> -1;
        };
    }

    private static boolean isColumn(RexNode value, int column) {
        return value instanceof RexInputRef ref && ref.getIndex() == column;
    }
}

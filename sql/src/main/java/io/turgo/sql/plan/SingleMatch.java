package io.turgo.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** More conditions of a join in which a left row has one match at most: without them there is none. */
final class SingleMatch {
    private final Build build;
    private final RelPlanner planner;
    private final RelNode rel;

    SingleMatch(Build build, RelPlanner planner, RelNode rel) {
        this.build = build;
        this.planner = planner;
        this.rel = rel;
    }

    /** The joined rows of which that is true, or in a left join with NULL in the right columns where it is not. */
    Rows where(Rows rows, JoinCondition condition, boolean inner) {
        if (condition.others().isEmpty()) {
            return rows;
        }
        final RexNode all = RexUtil.composeConjunction(build.rex(), condition.others());
        return inner ? planner.filtered(rows, all, rel) : matched(rows, rows.over(all), condition.leftColumns());
    }

    private Rows matched(Rows rows, RexNode condition, int leftColumns) {
        final RexBuilder rex = build.rex();
        final List<RexNode> columns = new ArrayList<>(rows.columns().subList(0, leftColumns));
        for (final RexNode column : rows.columns().subList(leftColumns, rows.columns().size())) {
            final RelDataType type = rex.getTypeFactory().createTypeWithNullability(column.getType(), true);
            columns.add(rex.makeCall(type, SqlStdOperatorTable.CASE,
                List.of(condition, column, rex.makeNullLiteral(type))));
        }
        return new Rows(rows.flow(), columns, rows.times(), rows.keys(), rows.window());
    }
}

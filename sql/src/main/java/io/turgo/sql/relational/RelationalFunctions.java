package io.turgo.sql.relational;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** All functions that work on more than one row. */
public final class RelationalFunctions {
    private static final List<SqlOperator> ALL = all();

    private RelationalFunctions() {
    }

    private static List<SqlOperator> all() {
        final List<SqlOperator> all = new ArrayList<>(TableFunctions.operators());
        all.addAll(List.of(SqlStdOperatorTable.DESCRIPTOR, SqlStdOperatorTable.UNION_ALL, SqlStdOperatorTable.DESC,
            SqlStdOperatorTable.NULLS_FIRST, SqlStdOperatorTable.NULLS_LAST));
        for (final AggregateSpec spec : AggregateSpec.values()) {
            all.add(spec.operator());
        }
        all.add(SqlStdOperatorTable.SUM0);
        all.add(SqlStdOperatorTable.ROW_NUMBER);
        all.add(AnomalyScore.INSTANCE);
        all.addAll(UserAggregate.all());
        return List.copyOf(all);
    }

    /** The operators, as the validator needs them. */
    public static List<SqlOperator> operators() {
        return ALL;
    }
}

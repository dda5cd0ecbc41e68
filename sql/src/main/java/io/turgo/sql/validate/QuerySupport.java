package io.turgo.sql.validate;

import io.turgo.sql.function.FunctionSpec;
import io.turgo.sql.function.FunctionTable;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses what the grammar has and streams have not, by its name, at its place, with the nearest thing there is. */
final class QuerySupport extends SqlBasicVisitor<Void> {
    private static final Map<SqlKind, String[]> REFUSED = new HashMap<>();

    static {
        refuse(SqlKind.ORDER_BY, "ORDER BY and LIMIT of a whole result", "a stream has no end to sort at; rows come in "
            + "the order of time. For the n greatest of a window or key: SELECT * FROM (SELECT *, ROW_NUMBER() OVER "
            + "(PARTITION BY ... ORDER BY ...) AS n FROM ...) WHERE n <= 10");
        refuse(SqlKind.INTERSECT, "INTERSECT", "an interval join: JOIN ... ON a.key = b.key AND a.ts BETWEEN b.ts - "
            + "INTERVAL '1' HOUR AND b.ts");
        refuse(SqlKind.EXCEPT, "EXCEPT", "a LEFT JOIN within an interval of time and WHERE ... IS NULL");
        refuse(SqlKind.MATCH_RECOGNIZE, "MATCH_RECOGNIZE", "OVER windows or an interval join");
        refuse(SqlKind.PIVOT, "PIVOT", "aggregates with FILTER (WHERE ...)");
        refuse(SqlKind.UNPIVOT, "UNPIVOT", "UNION ALL of a query for each column");
        refuse(SqlKind.TABLESAMPLE, "TABLESAMPLE", "a condition on a column, e.g. MOD(id, 100) = 0");
        refuse(SqlKind.UNNEST, "UNNEST", "rows that are flat already: one line or message for each");
        refuse(SqlKind.LATERAL, "LATERAL", "FOR SYSTEM_TIME AS OF for a look-up in a table");
        refuse(SqlKind.VALUES, "VALUES", "a table of connector datagen, or filesystem with a file");
        refuse(SqlKind.EXISTS, "EXISTS",
            "a join within an interval of time, or a look-up: JOIN t FOR SYSTEM_TIME AS OF");
        refuse(SqlKind.CUBE, "CUBE", "a query for each set of keys, joined by UNION ALL");
        refuse(SqlKind.ROLLUP, "ROLLUP", "a query for each set of keys, joined by UNION ALL");
        refuse(SqlKind.GROUPING_SETS, "GROUPING SETS", "a query for each set of keys, joined by UNION ALL");
        refuse(SqlKind.CURSOR, "CURSOR", "a query in the FROM clause");
        refuse(SqlKind.ARRAY_VALUE_CONSTRUCTOR, "ARRAY", "a column for each value");
        refuse(SqlKind.MAP_VALUE_CONSTRUCTOR, "MAP", "a column for each value");
        refuse(SqlKind.DYNAMIC_PARAM, "a parameter (?)", "an environment variable in an option, or a literal");
    }

    private static void refuse(SqlKind kind, String what, String instead) {
        REFUSED.put(kind, new String[] {what, instead});
    }

    /** @throws Refusal for the first thing that is not supported */
    static void check(SqlNode query) {
        query.accept(new QuerySupport());
    }

    @Override
    public Void visit(SqlCall call) {
        final String[] refused = REFUSED.get(call.getKind());
        if (refused != null) {
            throw refusal(call, refused[0], refused[1]);
        }
        if (call.getOperator() instanceof SqlSetOperator union && call.getKind() == SqlKind.UNION && !union.isAll()) {
            throw refusal(call, "UNION without ALL", "UNION ALL; to drop repetitions, SELECT DISTINCT from it");
        }
        checkFunction(call, call.getOperator().getName());
        if (call instanceof SqlSelect select) {
            checkSelect(select);
        }
        if (call instanceof SqlJoin join) {
            checkJoin(join);
        }
        if (isIn(call) && call.operand(1) instanceof SqlCall query && query.isA(SqlKind.QUERY)) {
            throw refusal(call, call.getOperator().getName() + " with a query",
                "a join within an interval of time, a look-up (JOIN t FOR SYSTEM_TIME AS OF), or a list of values");
        }
        if (call.getKind() == SqlKind.SCALAR_QUERY) {
            throw refusal(call, "a query as a value", "a join with the query");
        }
        return super.visit(call);
    }

    private static void checkFunction(SqlCall at, String name) {
        final FunctionSpec function = FunctionTable.named(name.toUpperCase(Locale.ROOT));
        if (function != null && function.refusal() != null) {
            throw new Refusal(Place.of(at), name + " is not supported", function.refusal());
        }
    }

    private static boolean isIn(SqlCall call) {
        return call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN;
    }

    private static void checkSelect(SqlSelect select) {
        if (select.getFrom() == null) {
            throw refusal(select, "SELECT without FROM", "a query of a table");
        }
        if (select.getOrderList() != null && !select.getOrderList().isEmpty() || select.getFetch() != null) {
            throw refusal(select, REFUSED.get(SqlKind.ORDER_BY)[0], REFUSED.get(SqlKind.ORDER_BY)[1]);
        }
    }

    private static void checkJoin(SqlJoin join) {
        final JoinType type = join.getJoinType();
        if (join.isNatural()) {
            throw refusal(join, join.getJoinTypeNode(), "NATURAL JOIN", "JOIN ... ON a.key = b.key");
        }
        if (type == JoinType.COMMA || type == JoinType.CROSS) {
            throw refusal(join, join.getJoinTypeNode(), type == JoinType.COMMA ? "a join by a comma" : "CROSS JOIN",
                "JOIN ... ON with a condition on keys and times");
        }
        if (type != JoinType.INNER && type != JoinType.LEFT) {
            throw refusal(join, join.getJoinTypeNode(), type.name().replace('_', ' ') + " JOIN",
                type == JoinType.RIGHT ? "LEFT JOIN with the sides swapped" : "JOIN or LEFT JOIN");
        }
    }

    private static Refusal refusal(SqlNode at, String what, String instead) {
        return new Refusal(Place.of(at), what + " is not supported", "instead: " + instead);
    }

    private static Refusal refusal(SqlJoin join, SqlNode type, String what, String instead) {
        return refusal(type.getParserPosition().getLineNum() < 1 ? join : type, what, instead);
    }
}

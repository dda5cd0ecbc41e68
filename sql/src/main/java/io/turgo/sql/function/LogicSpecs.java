package io.turgo.sql.function;

import io.turgo.sql.function.FunctionSpec.Group;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Comparisons, truth values, conditions and types; and what is refused because no two runs would come to the same. */
final class LogicSpecs {
    private LogicSpecs() {
    }

    static List<FunctionSpec> all() {
        final List<FunctionSpec> specs = new ArrayList<>(List.of(
            logic("=", "a = b", "Whether both are equal; < <= > >= <> are written alike.", SqlStdOperatorTable.EQUALS),
            logic("IS DISTINCT FROM", "a IS [NOT] DISTINCT FROM b", "Whether they differ, where NULL is like NULL.",
                SqlStdOperatorTable.IS_DISTINCT_FROM),
            logic("BETWEEN", "a [NOT] BETWEEN [SYMMETRIC] b AND c", "Whether it is in the range, bounds included.",
                SqlStdOperatorTable.BETWEEN),
            logic("IN", "a [NOT] IN (b, ...)", "Whether it is one of the values.", SqlStdOperatorTable.IN),
            logic("AND", "a AND b", "Whether both are true.", SqlStdOperatorTable.AND),
            logic("OR", "a OR b", "Whether one of both is true.", SqlStdOperatorTable.OR),
            logic("NOT", "NOT a", "The opposite.", SqlStdOperatorTable.NOT),
            logic("IS NULL", "a IS [NOT] NULL", "Whether there is no value.", SqlStdOperatorTable.IS_NULL),
            logic("IS TRUE", "a IS [NOT] TRUE | FALSE | UNKNOWN", "Which of the three it is.",
                SqlStdOperatorTable.IS_TRUE),
            condition("CASE", "CASE WHEN condition THEN value ... [ELSE value] END",
                "The value behind the first condition that is true.", SqlStdOperatorTable.CASE),
            condition("IF", "IF(condition, value, value)", "The first value if the condition is true, or the second.",
                Signatures.function("IF", Group.CONDITION, LogicSpecs::branch, OperandTypes.family(
                    SqlTypeFamily.BOOLEAN, SqlTypeFamily.ANY,
                    SqlTypeFamily.ANY))),
            condition("COALESCE", "COALESCE(value, ...)", "The first value that is not NULL.",
                SqlStdOperatorTable.COALESCE),
            condition("IFNULL", "IFNULL(value, other)", "The value, or the other if it is NULL.",
                Signatures.function("IFNULL", Group.CONDITION,
                    ReturnTypes.LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.LEAST_NULLABLE), OperandTypes.SAME_SAME)),
            condition("NULLIF", "NULLIF(a, b)", "The first, or NULL if both are equal.", SqlStdOperatorTable.NULLIF),
            type("CAST", "CAST(value AS type)", "The value at another type; an error if it has none there.",
                SqlStdOperatorTable.CAST),
            type("TRY_CAST", "TRY_CAST(value AS type)", "The value at another type; NULL if it has none there.",
                SqlLibraryOperators.TRY_CAST)));
        for (final String name : List.of("CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_DATE", "CURRENT_TIME",
            "LOCALTIME", "NOW", "CURRENT_ROW_TIMESTAMP")) {
            specs.add(refused(name, "is another time in every run, and would not be the same in a replay; declare a "
                + "column AS PROCTIME() in the source's table, which is when the row came in"));
        }
        for (final String name : List.of("RAND", "RAND_INTEGER", "UUID")) {
            specs.add(refused(name, "is another value in every run, and would not be the same in a replay; derive it "
                + "from the row, e.g. MD5 of its fields"));
        }
        return specs;
    }

    private static RelDataType branch(SqlOperatorBinding call) {
        return call.getTypeFactory().leastRestrictive(List.of(call.getOperandType(1), call.getOperandType(2)));
    }

    private static FunctionSpec logic(String name, String signature, String summary, SqlOperator operator) {
        return new FunctionSpec(name, Group.LOGIC, signature, summary, operator, null, null, false, null);
    }

    private static FunctionSpec condition(String name, String signature, String summary, SqlOperator operator) {
        return new FunctionSpec(name, Group.CONDITION, signature, summary, operator, null, null, false, null);
    }

    private static FunctionSpec type(String name, String signature, String summary, SqlOperator operator) {
        return new FunctionSpec(name, Group.TYPE, signature, summary, operator, null, null, false, null);
    }

    private static FunctionSpec refused(String name, String why) {
        return new FunctionSpec(name, Group.TIME, name, "", null, null, null, false, why);
    }
}

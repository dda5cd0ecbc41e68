package io.turgo.sql.relational;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** The aggregate functions, as the documentation shows them and the validator needs them. */
public enum AggregateSpec {
    /** How many rows, or how many different values. */
    COUNT(SqlStdOperatorTable.COUNT, "COUNT(*), COUNT([DISTINCT] value)",
        "how many rows there are, or rows with a value, or different values"),
    /** The sum. */
    SUM(SqlStdOperatorTable.SUM, "SUM([DISTINCT] number)",
        "the sum, or that of the different exact values; of DECIMAL(p, s) a DECIMAL(38, s)"),
    /** The average. */
    AVG(SqlStdOperatorTable.AVG, "AVG([DISTINCT] number)",
        "the average, or that of the different exact values, of the number's type; of DECIMAL(p, s) a DECIMAL(38, s), "
            + "at least six digits behind the point"),
    /** The least value. */
    MIN(SqlStdOperatorTable.MIN, "MIN(value)", "the least value of a number or time"),
    /** The greatest value. */
    MAX(SqlStdOperatorTable.MAX, "MAX(value)", "the greatest value of a number or time"),
    /** The value of the earliest row. */
    FIRST_VALUE(positional("FIRST_VALUE"), "FIRST_VALUE(value)",
        "the value of the earliest row by event time, of one time the first that came"),
    /** The value of the latest row. */
    LAST_VALUE(positional("LAST_VALUE"), "LAST_VALUE(value)",
        "the value of the latest row by event time, of one time the last that came"),
    /** The population's standard deviation. */
    STDDEV_POP(floating("STDDEV_POP"), "STDDEV_POP(number)", "the standard deviation of the population, a DOUBLE"),
    /** The sample's standard deviation. */
    STDDEV_SAMP(floating("STDDEV_SAMP"), "STDDEV_SAMP(number)", "the standard deviation of the sample, a DOUBLE"),
    /** The population's variance. */
    VAR_POP(floating("VAR_POP"), "VAR_POP(number)", "the variance of the population, a DOUBLE"),
    /** The sample's variance. */
    VAR_SAMP(floating("VAR_SAMP"), "VAR_SAMP(number)", "the variance of the sample, a DOUBLE"),
    /** About how many different values. */
    APPROX_COUNT_DISTINCT(SqlStdOperatorTable.APPROX_COUNT_DISTINCT, "APPROX_COUNT_DISTINCT(value)",
        "about how many different values there are; the standard error is 1.6 %"),
    /** The average by weight. */
    WEIGHTED_AVG(new RowAggregate("WEIGHTED_AVG", SqlKind.OTHER_FUNCTION, AggregateTypes::weighted,
        OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC)), "WEIGHTED_AVG(value, weight)",
        "sum(value * weight) / sum(weight), exact numbers as DECIMAL(38, 8)"),
    /** A quantile. */
    APPROX_QUANTILE(new RowAggregate("APPROX_QUANTILE", SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(SqlTypeName.DOUBLE).andThen(SqlTypeTransforms.FORCE_NULLABLE),
        OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC)), "APPROX_QUANTILE(number, fraction)",
        "the value that so large a part of the values does not exceed, to within 0.8 %");

    private final SqlAggFunction operator;
    private final String signature;
    private final String summary;

    AggregateSpec(SqlAggFunction operator, String signature, String summary) {
        this.operator = operator;
        this.signature = signature;
        this.summary = summary;
    }

    private static SqlAggFunction positional(String name) {
        return new RowAggregate(name, SqlKind.valueOf(name),
            ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE), OperandTypes.ANY);
    }

    private static SqlAggFunction floating(String name) {
        final SqlReturnTypeInference type = ReturnTypes.explicit(SqlTypeName.DOUBLE);
        final SqlOperandTypeChecker number = OperandTypes.NUMERIC;
        return new RowAggregate(name, SqlKind.valueOf(name), type.andThen(SqlTypeTransforms.FORCE_NULLABLE), number);
    }

    /** What the validator needs. */
    public SqlAggFunction operator() {
        return operator;
    }

    /** How it is called. */
    public String signature() {
        return signature;
    }

    /** What it gives. */
    public String summary() {
        return summary;
    }
}

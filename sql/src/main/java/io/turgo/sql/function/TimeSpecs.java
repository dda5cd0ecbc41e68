package io.turgo.sql.function;

import static io.turgo.sql.function.Signatures.any;
import static io.turgo.sql.function.Signatures.of;
import static io.turgo.sql.function.Signatures.texts;

import io.turgo.sql.function.FunctionSpec.Group;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** The functions of dates and times. */
final class TimeSpecs {
    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily WHOLE = SqlTypeFamily.INTEGER;
    private static final SqlTypeFamily NUMBER = SqlTypeFamily.NUMERIC;

    private TimeSpecs() {
    }

    static List<FunctionSpec> all() {
        final List<FunctionSpec> specs = new ArrayList<>(List.of(
            function("TO_TIMESTAMP", "TO_TIMESTAMP(text [, pattern])",
                "The time without a zone that a text is, yyyy-MM-dd HH:mm:ss unless a pattern is given; NULL if none.",
                Signatures.TIMESTAMP_OR_NULL, any(texts(1), texts(2)), "toTimestamp"),
            function("TO_TIMESTAMP_LTZ", "TO_TIMESTAMP_LTZ(number [, precision]) or TO_TIMESTAMP_LTZ(text [, pattern])",
                "The point in time of seconds (precision 0) or milliseconds (3) since the epoch, or of a text in UTC.",
                Signatures.INSTANT_OR_NULL,
                any(of(NUMBER), of(NUMBER, WHOLE), texts(1), texts(2)), "toTimestampLtz"),
            function("TO_DATE", "TO_DATE(text [, pattern])",
                "The date that a text is, yyyy-MM-dd unless a pattern is given; NULL if none.",
                Signatures.DATE_OR_NULL, any(texts(1), texts(2)), "toDate"),
            function("DATE_FORMAT", "DATE_FORMAT(time, pattern)",
                "The time as a text of a pattern of y M d H m s S; the time may be a text itself.",
                Signatures.TEXT_OR_NULL,
                any(of(SqlTypeFamily.TIMESTAMP, TEXT), of(SqlTypeFamily.DATE, TEXT), texts(2)), "dateFormat"),
            function("UNIX_TIMESTAMP", "UNIX_TIMESTAMP(text [, pattern])",
                "The seconds since the epoch of a wall time of table.local-time-zone.", ReturnTypes.BIGINT_NULLABLE,
                any(texts(1), texts(2)), "unixTimestamp"),
            function("FROM_UNIXTIME", "FROM_UNIXTIME(seconds [, pattern])",
                "The wall time of table.local-time-zone, as a text, of seconds since the epoch.",
                Signatures.TEXT_OR_NULL, any(of(WHOLE), of(WHOLE, TEXT)), "fromUnixtime"),
            function("CONVERT_TZ", "CONVERT_TZ(text, zone, zone)",
                "The wall time in the second zone when it is the text's in the first.", Signatures.TEXT_OR_NULL,
                texts(3), "convertTz"),
            function("PROCTIME", "PROCTIME()", "When the row came in, which is journaled, so that it is the same in "
                + "every replay; for rows as they come from a source.",
                ReturnTypes.explicit(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 3), OperandTypes.NILADIC, null),
            written("EXTRACT", "EXTRACT(unit FROM time)", "A part of a time: YEAR, QUARTER, MONTH, WEEK, DAY, DOY, "
                + "DOW, HOUR, MINUTE, SECOND, MILLISECOND, EPOCH and others.", SqlStdOperatorTable.EXTRACT),
            written("TIMESTAMPADD", "TIMESTAMPADD(unit, count, time)", "The time that is so many units later.",
                SqlStdOperatorTable.TIMESTAMP_ADD),
            written("TIMESTAMPDIFF", "TIMESTAMPDIFF(unit, from, to)", "How many whole units there are between times.",
                SqlStdOperatorTable.TIMESTAMP_DIFF)));
        part(specs, "YEAR", SqlStdOperatorTable.YEAR);
        part(specs, "QUARTER", SqlStdOperatorTable.QUARTER);
        part(specs, "MONTH", SqlStdOperatorTable.MONTH);
        part(specs, "WEEK", SqlStdOperatorTable.WEEK);
        part(specs, "DAYOFYEAR", SqlStdOperatorTable.DAYOFYEAR);
        part(specs, "DAYOFMONTH", SqlStdOperatorTable.DAYOFMONTH);
        part(specs, "DAYOFWEEK", SqlStdOperatorTable.DAYOFWEEK);
        part(specs, "HOUR", SqlStdOperatorTable.HOUR);
        part(specs, "MINUTE", SqlStdOperatorTable.MINUTE);
        part(specs, "SECOND", SqlStdOperatorTable.SECOND);
        return specs;
    }

    private static void part(List<FunctionSpec> specs, String name, SqlOperator operator) {
        specs.add(written(name, name + "(time)", "That part of the time, as EXTRACT gives it.", operator));
    }

    private static FunctionSpec written(String name, String signature, String summary, SqlOperator operator) {
        return new FunctionSpec(name, Group.TIME, signature, summary, operator, null, null, false, null);
    }

    private static FunctionSpec function(String name, String signature, String summary, SqlReturnTypeInference result,
        SqlOperandTypeChecker arguments, String method) {
        return new FunctionSpec(name, Group.TIME, signature, summary,
            Signatures.function(name, Group.TIME, result, arguments),
            method == null ? null : TimeFunctions.class, method, false, null);
    }
}

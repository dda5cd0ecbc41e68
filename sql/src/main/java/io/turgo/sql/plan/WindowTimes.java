package io.turgo.sql.plan;

import java.math.BigDecimal;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The columns of windows that have been made; start and end are the first fields of their rows. */
final class WindowTimes {
    private WindowTimes() {
    }

    /** {@code window_start}, {@code window_end}, or {@code window_time}, a millisecond before the end as in Flink. */
    static RexNode column(Build build, Flow flow, int number, RelDataType type) {
        final RexBuilder rex = build.rex();
        if (number != PendingWindow.TIME) {
            return rex.makeInputRef(type, number);
        }
        final RexNode millisecond = rex.makeIntervalLiteral(BigDecimal.ONE,
            new SqlIntervalQualifier(TimeUnit.SECOND, null, SqlParserPos.ZERO));
        return rex.makeCall(type, SqlStdOperatorTable.MINUS_DATE,
            java.util.List.of(rex.makeInputRef(type, PendingWindow.END), millisecond));
    }
}

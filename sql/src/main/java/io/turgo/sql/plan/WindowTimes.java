package io.turgo.sql.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
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
        return earlier(rex, rex.makeInputRef(type, PendingWindow.END), Duration.ofMillis(1), type);
    }

    /**
     * The same of a sliding window, whose last instant, both end and time, is the first field of its rows: both bounds
     * are within it.
     */
    static RexNode sliding(Build build, int number, Duration size, RelDataType type) {
        final RexNode end = build.rex().makeInputRef(type, 0);
        return number == PendingWindow.START ? earlier(build.rex(), end, size, type) : end;
    }

    private static RexNode earlier(RexBuilder rex, RexNode time, Duration by, RelDataType type) {
        final RexNode interval = rex.makeIntervalLiteral(BigDecimal.valueOf(by.toMillis()),
            new SqlIntervalQualifier(TimeUnit.SECOND, null, SqlParserPos.ZERO));
        return rex.makeCall(type, SqlStdOperatorTable.MINUS_DATE, List.of(time, interval));
    }
}

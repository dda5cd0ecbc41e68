package io.turgo.sql.validate;

import io.turgo.sql.catalog.Watermark;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.ddl.SqlWatermark;

/** Reads {@code WATERMARK FOR ts AS ts - INTERVAL '5' SECOND}. */
final class WatermarkClause {
    private static final String FORMS = "write WATERMARK FOR ts AS ts - INTERVAL '5' SECOND for rows that are out of "
        + "order by up to 5 seconds, or WATERMARK FOR ts AS ts for rows in order";

    private WatermarkClause() {
    }

    static Watermark of(SqlWatermark clause) {
        final SqlIdentifier column = clause.getEventTimeColumnName();
        if (!column.isSimple()) {
            throw new Refusal(Place.of(column), "a watermark for a part of a column is not supported", FORMS);
        }
        return new Watermark(
            column.getSimple(), delayNs(column.getSimple(), clause.getWatermarkStrategy()), Place.of(clause));
    }

    private static long delayNs(String column, SqlNode strategy) {
        if (isColumn(strategy, column)) {
            return 0;
        }
        if (strategy instanceof SqlCall call && call.getKind() == SqlKind.MINUS && isColumn(call.operand(0), column)
            && call.operand(1) instanceof SqlIntervalLiteral interval) {
            final long ns = intervalNs(interval);
            if (ns < 0) {
                throw new Refusal(Place.of(interval), "a watermark cannot be ahead of its rows", FORMS);
            }
            return ns;
        }
        throw new Refusal(Place.of(strategy), "this watermark is not supported", FORMS);
    }

    private static boolean isColumn(SqlNode node, String column) {
        return node instanceof SqlIdentifier name && name.isSimple() && name.getSimple().equals(column);
    }

    private static long intervalNs(SqlIntervalLiteral literal) {
        final SqlIntervalLiteral.IntervalValue interval = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
        if (interval.getIntervalQualifier().isYearMonth()) {
            throw new Refusal(Place.of(literal), "a watermark cannot be behind by months, which have no fixed length",
                FORMS);
        }
        return TimeUnit.MILLISECONDS.toNanos(
            literal.getValueAs(java.math.BigDecimal.class).longValueExact());
    }
}

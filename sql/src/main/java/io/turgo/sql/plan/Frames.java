package io.turgo.sql.plan;

import io.turgo.operators.over.Over;
import io.turgo.sql.relational.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindow;

/** The frames of OVER. */
final class Frames {
    private static final String FORMS = "write RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW, or ROWS "
        + "BETWEEN 10 PRECEDING AND CURRENT ROW";

    private Frames() {
    }

    static Over of(Build build, RelNode at, RexWindow window) {
        if (!window.getUpperBound().isCurrentRow()) {
            throw build.refusal(at, "OVER", "a frame that reaches beyond its row is not supported", FORMS);
        }
        if (window.getLowerBound().isUnbounded()) {
            return window.isRows() ? Over.unboundedRows() : Over.unboundedRange();
        }
        if (window.getLowerBound().isCurrentRow()) {
            return window.isRows() ? Over.rows(0) : Over.range(Duration.ZERO);
        }
        final RexNode offset = window.getLowerBound().getOffset();
        if (!window.getLowerBound().isPreceding()) {
            throw build.refusal(at, "OVER", "a frame that begins behind its row is not supported", FORMS);
        }
        if (window.isRows() && offset instanceof RexLiteral rows) {
            return Over.rows(rows.getValueAs(BigDecimal.class).longValueExact());
        }
        final Duration range = Durations.of(offset);
        if (range == null || range.isNegative()) {
            throw build.refusal(at, "OVER", "the length of this frame is not supported", FORMS);
        }
        return Over.range(range);
    }
}

package io.turgo.sql.plan;

import io.turgo.sql.relational.WindowFunction;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;

/**
 * A window function that was applied, whose windows are made where rows are grouped. Until then its columns are stood
 * for by parameters, which have no value.
 *
 * @param durations as the function has them
 * @param offset    of its windows
 * @param keys      by which rows are divided before, for sessions, over the flow's fields
 */
record PendingWindow(WindowFunction.Kind kind, List<Duration> durations, Duration offset, List<RexNode> keys) {
    /** The number of the column {@code window_start}. */
    static final int START = 0;
    /** The number of the column {@code window_end}. */
    static final int END = 1;
    /** The number of the column {@code window_time}. */
    static final int TIME = 2;
    /** How many columns it has. */
    static final int COLUMNS = 3;

    /** What stands for one of its columns. */
    static RexNode column(int number, RelDataType type) {
        return new RexDynamicParam(type, number);
    }

    /** Which of its columns an expression stands for, or -1. */
    static int number(RexNode expression) {
        return expression instanceof RexDynamicParam column ? column.getIndex() : -1;
    }
}

package io.turgo.sql.plan;

import io.turgo.operators.window.Cumulating;
import io.turgo.operators.window.Hopping;
import io.turgo.operators.window.PaneWindows;
import io.turgo.operators.window.Tumbling;
import io.turgo.sql.relational.WindowFunction;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;

/**
 * A window function that was applied, whose windows are made where rows are grouped, or put into them. Until then its
 * columns are stood for by parameters, which have no value.
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

    /** Whether its bounds follow from the time of a row alone, so that a row can be put into it by itself. */
    boolean isAligned() {
        return kind == WindowFunction.Kind.TUMBLE || kind == WindowFunction.Kind.HOP
            || kind == WindowFunction.Kind.CUMULATE;
    }

    /** The windows; they are {@link #isAligned aligned}. */
    PaneWindows<?> panes() {
        final Duration first = durations.get(0);
        return switch (kind) {
            case TUMBLE -> moved(Tumbling.every(first));
            case HOP -> moved(Hopping.of(durations.get(1), first));
            case CUMULATE -> moved(Cumulating.of(first, durations.get(1)));
            default -> throw new IllegalStateException(kind + " has bounds that its rows make");
        };
    }

    private <W extends PaneWindows<W>> W moved(W windows) {
        return offset.isZero() ? windows : windows.offset(offset);
    }

    /** Whether an expression has one of its columns in it. */
    static boolean isIn(RexNode expression) {
        try {
            expression.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitDynamicParam(RexDynamicParam column) {
                    throw Util.FoundOne.NULL;
                }
            });
            return false;
        } catch (final Util.FoundOne e) {
            return true;
        }
    }

    /** What stands for one of its columns. */
    static RexNode column(int number, RelDataType type) {
        return new RexDynamicParam(type, number);
    }

    /** Which of its columns an expression stands for, or -1. */
    static int number(RexNode expression) {
        return expression instanceof RexDynamicParam column ? column.getIndex() : -1;
    }
}

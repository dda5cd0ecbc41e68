package io.turgo.sql.expression;

import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Counts how often expressions stand in others. What stands in several places may be evaluated before all of them, even
 * if none should come to need it; but not what may end in an error.
 */
final class Occurrences {
    private final Map<RexNode, Integer> counts = new LinkedHashMap<>();

    Occurrences(List<RexNode> roots) {
        roots.forEach(this::count);
    }

    /** Parts are counted once for all places of what they are a part of. */
    private void count(RexNode node) {
        final boolean first = counts.merge(node, 1, Integer::sum) == 1;
        if (first && node instanceof RexCall call) {
            call.getOperands().forEach(this::count);
        }
    }

    /** What is to be evaluated before, in an order in which parts may stand behind what they are parts of. */
    List<RexNode> shared() {
        final List<RexNode> shared = new ArrayList<>();
        counts.forEach((node, count) -> {
            if (count > 1 && (node instanceof RexInputRef || node instanceof RexCall) && isSafe(node)) {
                shared.add(node);
            }
        });
        return shared;
    }

    private static boolean isSafe(RexNode node) {
        return !(node instanceof RexCall call)
            || !mayFail(call) && call.getOperands().stream().allMatch(Occurrences::isSafe);
    }

    /** Division by zero, a text that is no value, and times that nanoseconds do not reach. */
    private static boolean mayFail(RexCall call) {
        return switch (call.getKind()) {
            case DIVIDE, MOD -> !SqlTypeUtil.isApproximateNumeric(call.getType());
            case CAST -> castMayFail(call.getOperands().get(0).getType(), call.getType());
            default -> call.getKind() == SqlKind.OTHER_FUNCTION && call.getOperator().getName().startsWith("/");
        };
    }

    private static boolean castMayFail(RelDataType from, RelDataType to) {
        return SqlTypes.isText(from) && !SqlTypes.isText(to) || SqlTypes.isTimestamp(to)
            || SqlTypeUtil.isApproximateNumeric(from) && SqlTypeUtil.isDecimal(to);
    }
}

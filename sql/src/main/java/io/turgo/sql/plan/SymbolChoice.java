package io.turgo.sql.plan;

import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** A text that is that of one of several columns, or NULL. If those are symbols, it is one, and is not read. */
final class SymbolChoice {
    private SymbolChoice() {
    }

    /** The numbers of the columns that a CASE or COALESCE chooses from; none if it gives anything else. */
    static List<Integer> columns(RexNode value) {
        final List<Integer> columns = new ArrayList<>();
        return value instanceof RexCall && SqlTypes.isText(value.getType()) && add(value, columns)
            ? columns : List.of();
    }

    private static boolean add(RexNode value, List<Integer> columns) {
        final RexNode plain = Fields.uncast(value);
        if (plain instanceof RexInputRef ref) {
            return columns.add(ref.getIndex());
        }
        if (plain instanceof RexLiteral literal) {
            return literal.isNull();
        }
        if (!(plain instanceof RexCall call) || call.getKind() != SqlKind.CASE && call.getKind() != SqlKind.COALESCE) {
            return false;
        }
        boolean all = true;
        for (int i = 0; i < call.getOperands().size(); i++) {
            final boolean result =
                call.getKind() == SqlKind.COALESCE || i % 2 == 1 || i == call.getOperands().size() - 1;
            all &= !result || add(call.getOperands().get(i), columns);
        }
        return all;
    }
}

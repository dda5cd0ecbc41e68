package io.turgo.sql.validate;

import io.turgo.sql.text.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Takes {@code PARTITION BY} out of the calls of table functions and keeps it: Calcite's plans have no place for it,
 * and lose the table with it. By the place of the call.
 */
final class PartitionKeys extends SqlBasicVisitor<Void> {
    private final Map<Place, List<SqlNode>> keys = new HashMap<>();

    /** The keys of all calls in a query, which are no longer in it. */
    static PartitionKeys takenFrom(SqlNode query) {
        final PartitionKeys taken = new PartitionKeys();
        query.accept(taken);
        return taken;
    }

    /** The keys of a call; none without. */
    List<SqlNode> of(SqlCall call) {
        return keys.getOrDefault(Place.of(call), List.of());
    }

    @Override
    public Void visit(SqlCall call) {
        for (int i = 0; i < call.operandCount(); i++) {
            final SqlNode operand = call.operand(i);
            if (operand != null && operand.getKind() == SqlKind.SET_SEMANTICS_TABLE) {
                take(call, i, (SqlCall) operand, call);
            } else if (operand != null && operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT
                && ((SqlCall) operand).operand(0).getKind() == SqlKind.SET_SEMANTICS_TABLE) {
                take((SqlCall) operand, 0, ((SqlCall) operand).operand(0), call);
            }
        }
        return super.visit(call);
    }

    private void take(SqlCall holder, int place, SqlCall table, SqlCall function) {
        keys.put(Place.of(function), ((SqlNodeList) table.operand(1)).getList());
        holder.setOperand(place, table.operand(0));
    }
}

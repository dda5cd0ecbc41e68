package io.turgo.sql.validate;

import io.turgo.sql.relational.DeduplicateFunction;
import io.turgo.sql.relational.DeduplicatedRows;
import io.turgo.sql.relational.Durations;
import io.turgo.sql.relational.TableFunctions;
import io.turgo.sql.relational.WindowFunction;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;

/**
 * The call of a table function: a table, a column of its time, lengths of time, and keys.
 *
 * @param partition what stood behind PARTITION BY
 */
record TableCall(SqlCall call, TableFunctionScan scan, List<SqlNode> partition) {
    /** The rows that the call gives. */
    RelNode rows() {
        final SqlOperator function = ((RexCall) scan.getCall()).getOperator();
        if (function instanceof WindowFunction window) {
            return new WindowCall(this, window.windowKind()).rows();
        } else if (function == DeduplicateFunction.INSTANCE) {
            return deduplicated();
        }
        throw new Refusal(Place.of(call), "table function " + call.getOperator().getName() + " is not supported",
            "there are " + String.join(", ", TableFunctions.names()));
    }

    private RelNode deduplicated() {
        final Duration within = durations().get(0);
        if (within.isZero() || within.isNegative()) {
            throw refusal("rows that are " + within + " apart repeat each other", "write e.g. INTERVAL '1' MINUTE");
        }
        return new DeduplicatedRows(scan.getInput(0), time(), within, keys());
    }

    private List<RexNode> operands() {
        return ((RexCall) scan.getCall()).getOperands();
    }

    private int descriptor() {
        int place = 0;
        while (operands().get(place).getKind() != SqlKind.DESCRIPTOR) {
            place++;
        }
        return place;
    }

    /** The column that the descriptor names. */
    int time() {
        final List<RexNode> columns = ((RexCall) operands().get(descriptor())).getOperands();
        if (columns.size() != 1) {
            throw refusal("there is one column of time", "write DESCRIPTOR(ts)");
        }
        return columns.get(0) instanceof RexInputRef ref ? ref.getIndex()
            : ((RexFieldAccess) columns.get(0)).getField().getIndex();
    }

    /** The lengths of time that are given. */
    List<Duration> durations() {
        final List<Duration> durations = new ArrayList<>();
        for (final RexNode operand : operands().subList(descriptor() + 1, operands().size())) {
            if (operand.getKind() != SqlKind.DEFAULT) {
                durations.add(duration(operand));
            }
        }
        return durations;
    }

    private Duration duration(RexNode operand) {
        final Duration duration = Durations.of(operand);
        if (duration == null) {
            throw refusal("lengths of time are literals of days, hours, minutes or seconds",
                "write e.g. INTERVAL '1' MINUTE");
        }
        return duration;
    }

    /** The columns behind PARTITION BY. */
    List<Integer> keys() {
        return partition.stream().map(this::key).toList();
    }

    private int key(SqlNode key) {
        if (key instanceof SqlIdentifier name) {
            final RelDataTypeField field =
                scan.getInput(0).getRowType().getField(name.names.get(name.names.size() - 1), true, false);
            if (field != null) {
                return field.getIndex();
            }
        }
        throw new Refusal(Place.of(key), "PARTITION BY within " + call.getOperator().getName() + " takes columns",
            "name columns of the table");
    }

    Refusal refusal(String message, String hint) {
        return new Refusal(Place.of(call), message, hint);
    }
}

package io.turgo.sql.validate;

import io.turgo.sql.relational.Durations;
import io.turgo.sql.relational.WindowFunction;
import io.turgo.sql.relational.WindowRows;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Reads the call of a window function. For one call. */
final class WindowCall {
    private final SqlCall call;
    private final TableFunctionScan scan;
    private final WindowFunction.Kind kind;
    private final List<SqlNode> partition;

    private WindowCall(
        SqlCall call, TableFunctionScan scan, WindowFunction function, List<SqlNode> partition) {
        this.partition = partition;
        this.call = call;
        this.scan = scan;
        this.kind = function.windowKind();
    }

    /**
     * The rows that the call gives.
     *
     * @param partition what stood behind PARTITION BY
     */
    static RelNode rows(SqlCall call, TableFunctionScan scan, List<SqlNode> partition) {
        if (!(((RexCall) scan.getCall()).getOperator() instanceof WindowFunction function)) {
            throw new Refusal(Place.of(call), "table function " + call.getOperator().getName()
                + " is not supported", "window functions are TUMBLE, HOP, CUMULATE and SESSION");
        }
        return new WindowCall(call, scan, function, partition).rows();
    }

    private WindowRows rows() {
        final List<RexNode> operands = ((RexCall) scan.getCall()).getOperands();
        int next = 0;
        while (operands.get(next).getKind() != SqlKind.DESCRIPTOR) {
            next++;
        }
        final RexCall descriptor = (RexCall) operands.get(next);
        if (descriptor.getOperands().size() != 1) {
            throw refusal("a window has one column of time", "write DESCRIPTOR(ts)");
        }
        final List<Duration> durations = new ArrayList<>();
        for (final RexNode operand : operands.subList(next + 1, operands.size())) {
            if (operand.getKind() != SqlKind.DEFAULT) {
                durations.add(duration(operand));
            }
        }
        final Duration offset = durations.size() > count() ? durations.remove(count()) : Duration.ZERO;
        check(durations);
        return new WindowRows(scan.getInput(0), scan.getRowType(), kind, column(descriptor.getOperands().get(0)),
            durations, offset, keys());
    }

    private int count() {
        return kind == WindowFunction.Kind.HOP || kind == WindowFunction.Kind.CUMULATE ? 2 : 1;
    }

    private Duration duration(RexNode operand) {
        final Duration duration = Durations.of(operand);
        if (duration == null) {
            throw refusal("the size of a window is a literal of days, hours, minutes or seconds",
                "write e.g. INTERVAL '1' MINUTE");
        }
        return duration;
    }

    private void check(List<Duration> durations) {
        if (durations.stream().anyMatch(each -> each.isZero() || each.isNegative())) {
            throw refusal("the size of a window is not positive", "write e.g. INTERVAL '1' MINUTE");
        }
        if (count() == 1) {
            return;
        }
        final Duration step = durations.get(0);
        final Duration size = durations.get(1);
        if (step.compareTo(size) > 0) {
            throw refusal(kind + " has slide or step " + step + " > size " + size,
                "the signature is " + kind.signature() + ": the shorter one first");
        }
        if (kind == WindowFunction.Kind.CUMULATE && size.toMillis() % step.toMillis() != 0) {
            throw refusal("CUMULATE has size " + size + ", which is no multiple of step " + step,
                "make it one, so that the last window ends with a step");
        }
    }

    private static int column(RexNode named) {
        return named instanceof RexInputRef ref ? ref.getIndex() : ((RexFieldAccess) named).getField().getIndex();
    }

    /** The columns behind PARTITION BY. */
    private List<Integer> keys() {
        if (kind != WindowFunction.Kind.SESSION && !partition.isEmpty()) {
            throw refusal("PARTITION BY within " + kind + " is not supported", "GROUP BY the keys instead");
        }
        return partition.stream().map(key -> key(key, scan.getInput(0).getRowType())).toList();
    }

    private static int key(SqlNode key, RelDataType type) {
        if (key instanceof SqlIdentifier name) {
            final var field = type.getField(name.names.get(name.names.size() - 1), true, false);
            if (field != null) {
                return field.getIndex();
            }
        }
        throw new Refusal(Place.of(key), "PARTITION BY within SESSION takes columns", "name columns of the table");
    }

    private Refusal refusal(String message, String hint) {
        return new Refusal(Place.of(call), message, hint);
    }
}

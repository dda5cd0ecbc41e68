package io.turgo.sql.plan;

import io.turgo.record.Field;
import io.turgo.record.Type;
import io.turgo.sql.expression.Expressions;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;

/** Makes fields of columns, in place, where something needs them as such. */
final class Fields {
    private final Build build;

    Fields(Build build) {
        this.build = build;
    }

    /**
     * A value that is to be in a field.
     *
     * @param name  what the field should be called
     * @param value over the fields of a flow
     */
    record Wanted(String name, RexNode value) {
    }

    /** The field that holds one value. */
    StreamField of(Flow flow, String name, RexNode value, RelNode from) {
        return of(flow, List.of(new Wanted(name, value)), name, from).get(0);
    }

    /** The fields that hold these values; those that none holds are computed by one stage. */
    List<StreamField> of(Flow flow, List<Wanted> wanted, String what, RelNode from) {
        final Map<String, Wanted> missing = new LinkedHashMap<>();
        for (final Wanted each : wanted) {
            if (number(flow, each.value()) < 0) {
                missing.putIfAbsent(each.value().toString(), each);
            }
        }
        if (!missing.isEmpty()) {
            compute(flow, List.copyOf(missing.values()), what, from);
        }
        return wanted.stream().map(each -> flow.field(number(flow, each.value()))).toList();
    }

    private static int number(Flow flow, RexNode value) {
        return value instanceof RexInputRef ref ? ref.getIndex() : flow.holding(value.toString());
    }

    private void compute(Flow flow, List<Wanted> missing, String what, RelNode from) {
        final List<NamedExpression> expressions = new ArrayList<>();
        final List<StreamField> fields = new ArrayList<>();
        final List<String> inputs = List.copyOf(flow.names());
        for (final Wanted each : missing) {
            refuseWindow(each.value(), from);
            final Field field = field(free(flow, fields, each.name()), each.value().getType(), from);
            expressions.add(new NamedExpression(field, each.value()));
            fields.add(StreamField.made(field, each.value().getType()));
        }
        flow.advance(build.through(
            flow.stream(), what, Expressions.adding(inputs, expressions, build.expressions()), from));
        for (int i = 0; i < fields.size(); i++) {
            flow.add(fields.get(i), missing.get(i).value().toString());
        }
    }

    private static String free(Flow flow, List<StreamField> others, String wanted) {
        String name = flow.free(wanted);
        for (int i = 2; isAmong(others, name); i++) {
            name = flow.free(wanted + '_' + i);
        }
        return name;
    }

    private static boolean isAmong(List<StreamField> fields, String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** A field of a type of SQL. */
    Field field(String name, RelDataType type, RelNode from) {
        return SqlTypes.field(name, type).orElseThrow(() -> build.refusal(from, "`" + name + "` has type "
            + SqlTypes.text(type) + ", which a stream cannot carry", "CAST it to a number, a text or a time"));
    }

    /** Refuses an expression with a column of a window that has not been made. */
    void refuseWindow(RexNode value, RelNode from) {
        value.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitDynamicParam(RexDynamicParam column) {
                throw build.refusal(from, "columns of a window are used before rows are grouped by it",
                    "GROUP BY window_start, window_end and the keys");
            }
        });
    }

    /**
     * The field that holds a value by which rows are grouped, divided or joined. A text is a symbol there.
     *
     * @param what needs it, for the message: "GROUP BY"
     */
    StreamField key(Flow flow, String name, RexNode value, String what, RelNode from) {
        final RexNode plain = uncast(value);
        if (plain instanceof RexInputRef ref) {
            final StreamField field = flow.field(ref.getIndex());
            if (field.field().type() != Type.STRING) {
                return field;
            }
            if (!field.origins().isEmpty()) {
                throw new SymbolNeeded(field.origins());
            }
        }
        if (areSymbols(flow, SymbolChoice.columns(plain))) {
            return chosen(flow, name, plain, from);
        }
        if (SqlTypes.isText(plain.getType())) {
            throw build.refusal(from, what + " with a text that is computed" + (name.matches("\\w+")
                ? ", `" + name + "`," : "") + " is not supported", "use a text column of a table as it is, or a "
                + "number; a constant can be a column of the table: name AS 'text'");
        }
        return of(flow, name, plain, from);
    }

    /** Whether there are any, and all are symbols; those that can be are asked to be so. */
    private static boolean areSymbols(Flow flow, List<Integer> columns) {
        final List<StreamField> read = columns.stream().map(flow::field)
            .filter(each -> each.field().type() == Type.STRING).toList();
        if (!read.isEmpty() && read.stream().noneMatch(each -> each.origins().isEmpty())) {
            throw new SymbolNeeded(read.stream().flatMap(each -> each.origins().stream()).toList());
        }
        return !columns.isEmpty() && read.isEmpty();
    }

    private StreamField chosen(Flow flow, String name, RexNode value, RelNode from) {
        final String held = "symbol " + value;
        if (flow.holding(held) < 0) {
            final Field field = SqlTypes.asSymbol(field(flow.free(name), value.getType(), from));
            flow.advance(build.through(flow.stream(), name, Expressions.adding(List.copyOf(flow.names()),
                List.of(new NamedExpression(field, value)), build.expressions()), from));
            flow.add(StreamField.made(field, value.getType()), held);
        }
        return flow.field(flow.holding(held));
    }

    /** A text without a cast that changes only how long it may be. */
    static RexNode uncast(RexNode value) {
        RexNode plain = value;
        while (plain instanceof RexCall call && call.getKind() == SqlKind.CAST && SqlTypes.isText(call.getType())
            && SqlTypes.isText(call.getOperands().get(0).getType())
            && call.getType().getPrecision() >= call.getOperands().get(0).getType().getPrecision()) {
            plain = call.getOperands().get(0);
        }
        return plain;
    }

    /** The field that holds a value that state keeps: of fixed width, so a text is a symbol. */
    StreamField kept(Flow flow, String name, RexNode value, String what, RelNode from) {
        return SqlTypes.isText(value.getType()) ? key(flow, name, value, what, from) : of(flow, name, value, from);
    }
}

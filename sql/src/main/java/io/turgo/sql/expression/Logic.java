package io.turgo.sql.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * Truth values, of which SQL has three. A variable that holds one is false where it is null, so that what asks whether
 * it is true needs no other.
 */
final class Logic {
    private static final int MOST_OPERANDS = 24;

    private final ExpressionCompiler compiler;

    Logic(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** AND: the operands behind one that is false are not evaluated. */
    Value and(RexCall call) {
        return junction(call, true);
    }

    /** OR: the operands behind one that is true are not evaluated. */
    Value or(RexCall call) {
        return junction(call, false);
    }

    /** Many operands become junctions of some of them each, which may then be methods of their own. */
    private Value junction(RexCall call, boolean and) {
        if (call.getOperands().size() <= MOST_OPERANDS) {
            return written(call, and);
        }
        final List<RexNode> groups = new ArrayList<>();
        for (int i = 0; i < call.getOperands().size(); i += MOST_OPERANDS) {
            groups.add(call.clone(call.getType(), call.getOperands().subList(
                i, Math.min(i + MOST_OPERANDS, call.getOperands().size()))));
        }
        return junction(call.clone(call.getType(), groups), and);
    }

    private Value written(RexCall call, boolean and) {
        final StageSource source = compiler.source();
        final String value = source.name("v");
        final String isNull = source.name("n");
        final String block = source.name("b");
        source.line("boolean " + value + " = " + !and + ';');
        source.line("boolean " + isNull + " = false;");
        compiler.open(block + ":");
        final List<RexNode> operands = call.getOperands();
        final Value[] values = new Value[operands.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = compiler.value(operands.get(i));
            final String decides = and ? isFalse(values[i]) : values[i].code();
            if (!decides.equals("false")) {
                source.line("if (" + decides + ") break " + block + ';');
            }
        }
        final String nulls = ExpressionCompiler.anyNull(values);
        source.line(value + " = " + (and ? nulls.equals(Value.NEVER) ? "true" : "!(" + nulls + ')' : "false") + ';');
        source.line(isNull + " = " + nulls + ';');
        compiler.close();
        return new Value(call.getType(), Form.BOOLEAN, value, nulls.equals(Value.NEVER) ? Value.NEVER : isNull);
    }

    private static String isFalse(Value value) {
        if (value.isNothing()) {
            return "false";
        }
        return value.canBeNull() ? '!' + value.isNull() + " && !" + value.code() : '!' + value.code();
    }

    /** NOT. */
    Value not(RelDataType type, Value value) {
        return compiler.strict(type, Form.BOOLEAN, '!' + value.code(), value);
    }

    /** Tells which of the three it is, and is never null itself. */
    Value is(RexCall call) {
        final Value value = compiler.value(call.getOperands().get(0));
        final String code = switch (call.getKind()) {
            case IS_NULL, IS_UNKNOWN -> value.isNull();
            case IS_NOT_NULL -> '!' + value.isNull();
            case IS_TRUE -> value.code();
            case IS_NOT_TRUE -> '!' + value.code();
            case IS_FALSE -> isFalse(value);
            default -> "!(" + isFalse(value) + ')';
        };
        return Value.present(call.getType(), Form.BOOLEAN, code.contains(" ") ? '(' + code + ')' : code);
    }
}

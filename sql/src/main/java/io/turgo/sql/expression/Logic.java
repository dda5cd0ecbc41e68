package io.turgo.sql.expression;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * Truth values, of which SQL has three. A variable that holds one is false where it is null, so that what asks whether
 * it is true needs no other.
 */
final class Logic {
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

    private Value junction(RexCall call, boolean and) {
        final StageSource source = compiler.source();
        final boolean nullable = call.getType().isNullable();
        final String value = source.name("v");
        final String isNull = nullable ? source.name("n") : Value.NEVER;
        final String block = source.name("b");
        source.line("boolean " + value + " = " + !and + ';');
        if (nullable) {
            source.line("boolean " + isNull + " = false;");
        }
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
        if (nullable) {
            source.line(isNull + " = " + nulls + ';');
        }
        compiler.close();
        return new Value(call.getType(), Form.BOOLEAN, value, isNull);
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

package io.turgo.sql.expression;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import io.turgo.sql.type.TurgoTypeFactory;

/** Finds what writes an operation: what has a syntax of its own is here, functions are found by their names. */
final class Operations {
    private final ExpressionCompiler compiler;
    private final Logic logic;
    private final Comparison comparison;
    private final Branches branches;
    private final TimeOperations times;
    private final Calls calls;
    private final SyntaxCalls syntax;

    Operations(ExpressionCompiler compiler) {
        this.compiler = compiler;
        logic = new Logic(compiler);
        comparison = new Comparison(compiler);
        branches = new Branches(compiler);
        times = new TimeOperations(compiler);
        calls = new Calls(compiler);
        syntax = new SyntaxCalls(compiler);
    }

    Value write(RexCall call) {
        return switch (call.getKind()) {
            case AND -> logic.and(call);
            case OR -> logic.or(call);
            case NOT -> logic.not(call.getType(), operand(call, 0));
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, IS_UNKNOWN -> logic.is(call);
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                comparison.write(call);
            case IS_DISTINCT_FROM -> comparison.distinct(call, true);
            case IS_NOT_DISTINCT_FROM -> comparison.distinct(call, false);
            case CASE -> branches.cases(call);
            case COALESCE -> branches.coalesce(call);
            case SEARCH -> compiler.value(
                RexUtil.expandSearch(new RexBuilder(new TurgoTypeFactory()), null, call));
            case CAST -> compiler.conversions().cast(operand(call, 0), call.getType(), false);
            case SAFE_CAST -> compiler.conversions().cast(operand(call, 0), call.getType(), true);
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(call);
            case PLUS_PREFIX -> operand(call, 0);
            case MINUS_PREFIX -> compiler.numbers().negated(call.getType(), operand(call, 0));
            default -> named(call);
        };
    }

    private Value named(RexCall call) {
        return switch (call.getOperator().getName()) {
            case "IF" -> branches.cases(call);
            case "IFNULL" -> branches.coalesce(call);
            case "TRIM" -> syntax.trim(call);
            case "CONCAT_WS" -> syntax.concatWithSeparator(call);
            case "PROCTIME" -> syntax.processingTime(call);
            case "TRY_CAST" -> compiler.conversions().cast(operand(call, 0), call.getType(), true);
            default -> times.isTime(call) ? times.write(call) : calls.write(call);
        };
    }

    private Value operand(RexCall call, int index) {
        return compiler.value(call.getOperands().get(index));
    }

    private Value arithmetic(RexCall call) {
        if (times.isTime(call)) {
            return times.write(call);
        }
        final List<RexNode> operands = call.getOperands();
        final char operator = switch (call.getKind()) {
            case PLUS -> '+';
            case MINUS -> '-';
            case TIMES -> '*';
            case DIVIDE -> '/';
            default -> '%';
        };
        Value result = compiler.value(operands.get(0));
        final RelDataType type = call.getType();
        for (final RexNode each : operands.subList(1, operands.size())) {
            result = compiler.numbers().arithmetic(type, operator, result, compiler.value(each));
        }
        return result;
    }

    /** Whether values of the type are lengths of time. */
    static boolean isInterval(RelDataType type) {
        return SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName());
    }
}

package io.turgo.sql.expression;

import io.turgo.sql.function.SymbolConstant;
import io.turgo.sql.type.SqlTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** The order of values, and whether they are alike. */
final class Comparison {
    private final ExpressionCompiler compiler;

    Comparison(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Value write(RexCall call) {
        final String operator = operator(call);
        final RexNode left = call.getOperands().get(0);
        final RexNode right = call.getOperands().get(1);
        final String constant = constant(left, right);
        if (constant != null && isEquality(operator)) {
            final Value symbol = compiler.value(right instanceof RexLiteral ? left : right);
            final String code = constant + ".is(" + symbol.code() + ')';
            return compiler.strict(
                call.getType(), Form.BOOLEAN, operator.equals("==") ? code : '!' + code, symbol);
        }
        final Value[] both = alike(call);
        return compiler.strict(
            call.getType(), Form.BOOLEAN, code(call, operator, both[0], both[1]), both[0], both[1]);
    }

    private static String operator(RexCall call) {
        return switch (call.getKind()) {
            case EQUALS -> "==";
            case NOT_EQUALS -> "!=";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            default -> ">=";
        };
    }

    private static boolean isEquality(String operator) {
        return operator.equals("==") || operator.equals("!=");
    }

    /** What knows the number of the literal if the other one is a symbol; or null. */
    private String constant(RexNode left, RexNode right) {
        final RexNode other = right instanceof RexLiteral ? left : right;
        final RexNode literal = right instanceof RexLiteral ? right : left;
        if (!(literal instanceof RexLiteral text) || text.isNull() || !SqlTypes.isText(text.getType())
            || compiler.value(other).form() != Form.SYMBOL) {
            return null;
        }
        final String known = text.getValueAs(String.class);
        return compiler.source().constant("symbol " + known, SymbolConstant.class,
            context -> new SymbolConstant(context.symbols(), known));
    }

    /** Both in forms that can be compared. */
    private Value[] alike(RexCall call) {
        final RexNode left = call.getOperands().get(0);
        final RexNode right = call.getOperands().get(1);
        return alike(value(left, right, call), value(right, left, call));
    }

    /** The value of an operand; a literal text beside a time, or made one, is what it says. */
    private Value value(RexNode operand, RexNode beside, RexCall call) {
        final boolean cast = operand.getKind() == SqlKind.CAST;
        final RexNode text = cast ? ((RexCall) operand).getOperands().get(0) : operand;
        final RelDataType type = (cast ? operand : beside).getType();
        return text instanceof RexLiteral literal && !literal.isNull() && SqlTypes.isText(literal.getType())
            && TimeConversions.isPoint(type)
            ? compiler.conversions().times().literal(literal.getValueAs(String.class), type, call)
            : compiler.value(operand);
    }

    private Value[] alike(Value left, Value right) {
        final boolean leftDate = left.type().getSqlTypeName() == SqlTypeName.DATE;
        final boolean rightDate = right.type().getSqlTypeName() == SqlTypeName.DATE;
        if (leftDate && SqlTypes.isTimestamp(right.type())) {
            return new Value[] {compiler.conversions().implicit(left, right.type()), right};
        }
        if (rightDate && SqlTypes.isTimestamp(left.type())) {
            return new Value[] {left, compiler.conversions().implicit(right, left.type())};
        }
        return compiler.conversions().times().alike(left, right);
    }

    private String code(RexNode call, String operator, Value left, Value right) {
        if (left.isNothing() || right.isNothing()) {
            return "false";
        }
        if (left.form() == Form.SYMBOL && right.form() == Form.SYMBOL && isEquality(operator)) {
            return left.code() + ' ' + operator + ' ' + right.code();
        }
        if (isText(left) && isText(right)) {
            return texts(operator, compiler.conversions().text(left), compiler.conversions().text(right));
        }
        if (left.form() == Form.BOOLEAN && right.form() == Form.BOOLEAN) {
            return isEquality(operator) ? left.code() + ' ' + operator + ' ' + right.code()
                : "Boolean.compare(" + left.code() + ", " + right.code() + ") " + operator + " 0";
        }
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw ExpressionCompiler.refused(call, "compares " + SqlTypes.text(left.type()) + " with "
                + SqlTypes.text(right.type()) + "; CAST one of them");
        }
        return compiler.numbers().comparison(operator, left, right);
    }

    private static boolean isText(Value value) {
        return value.form() == Form.TEXT || value.form() == Form.SYMBOL;
    }

    private static String texts(String operator, Value left, Value right) {
        return switch (operator) {
            case "==" -> left.code() + ".same(" + right.code() + ')';
            case "!=" -> '!' + left.code() + ".same(" + right.code() + ')';
            default -> left.code() + ".compare(" + right.code() + ") " + operator + " 0";
        };
    }

    /** Whether both are alike, where nulls are alike and nothing else is like them. */
    Value distinct(RexCall call, boolean distinct) {
        final Value[] both = alike(call);
        final RelDataType type = call.getType();
        final String nulls = ExpressionCompiler.anyNull(both);
        final String equal = compiler.strict(
            type, Form.BOOLEAN, code(call, "==", both[0], both[1]), both[0], both[1]).code();
        final String same = nulls.equals(Value.NEVER) ? equal
            : '(' + both[0].isNull() + " && " + both[1].isNull() + " || " + equal + ')';
        return Value.present(type, Form.BOOLEAN, distinct ? '!' + same : same);
    }
}

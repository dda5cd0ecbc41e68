package io.turgo.sql.expression;

import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.function.UserFunction;
import io.turgo.sql.type.SqlTypes;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDigestIncludeType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Expressions in a normal form: the same text for equal ones, another for one that may come to another result. */
final class ExpressionText {
    private ExpressionText() {
    }

    static String of(List<NamedExpression> fields, List<String> inputs) {
        return fields.stream().map(each -> each.field() + " = " + of(each.expression(), inputs))
            .collect(Collectors.joining(", ", "[", "]"));
    }

    static String of(RexNode node, List<String> inputs) {
        if (node instanceof RexInputRef input) {
            return inputs.get(input.getIndex()) + type(node);
        }
        if (node instanceof RexLiteral literal) {
            return literal(literal) + type(node);
        }
        if (!(node instanceof RexCall call)) {
            return node.toString();
        }
        return name(call) + call.getOperands().stream().map(each -> of(each, inputs))
            .collect(Collectors.joining(", ", "(", ")")) + type(node);
    }

    private static String name(RexCall call) {
        return call.getKind() == SqlKind.SAFE_CAST ? "TRY_CAST"
            : call.getOperator() instanceof UserFunction own ? own.logic() : call.getOperator().getName();
    }

    /** Calcite shows the character set of a text, or not, by a setting of the process. */
    private static String literal(RexLiteral literal) {
        if (literal.getType().getFamily() == SqlTypeFamily.CHARACTER && !literal.isNull()) {
            return '\'' + literal.getValueAs(String.class).replace("'", "''") + '\'';
        }
        return literal.computeDigest(RexDigestIncludeType.NO_TYPE);
    }

    /** Truth values are not worth a word. */
    private static String type(RexNode node) {
        return switch (node.getType().getSqlTypeName()) {
            case BOOLEAN, SYMBOL, SARG -> "";
            default -> " " + SqlTypes.text(node.getType());
        };
    }
}

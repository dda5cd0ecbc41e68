package io.turgo.sql.expression;

import io.turgo.decimal.Decimal;
import io.turgo.sql.function.TextValue;
import io.turgo.sql.function.TimePoints;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Constants of an expression. */
final class Literals {
    private final ExpressionCompiler compiler;

    Literals(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Value write(RexLiteral literal) {
        final RelDataType type = literal.getType();
        if (literal.isNull()) {
            return Value.nothing(type);
        }
        final Form form = Form.of(type);
        return Value.present(type, form, code(literal, form));
    }

    private String code(RexLiteral literal, Form form) {
        return switch (form) {
            case BOOLEAN -> String.valueOf(RexLiteral.booleanValue(literal));
            case INT -> number((int) whole(literal));
            case LONG -> number(whole(literal));
            case DOUBLE -> number(literal.getValueAs(BigDecimal.class).doubleValue());
            case SHORT_DECIMAL -> number(decimal(literal).unscaledLong());
            case LONG_DECIMAL -> decimalConstant(decimal(literal));
            default -> text(literal.getValueAs(String.class));
        };
    }

    private static long whole(RexLiteral literal) {
        return switch (literal.getType().getSqlTypeName()) {
            case DATE -> literal.getValueAs(DateString.class).getDaysSinceEpoch();
            case TIME -> literal.getValueAs(TimeString.class).getMillisOfDay();
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TimePoints.epochNs(LocalDateTime.parse(
                literal.getValueAs(TimestampString.class).toString().replace(' ', 'T')));
            default -> literal.getValueAs(BigDecimal.class).longValueExact();
        };
    }

    private static Decimal decimal(RexLiteral literal) {
        return Decimal.of(literal.getValueAs(BigDecimal.class)).rescale(literal.getType().getScale());
    }

    /** An int in Java. */
    static String number(int value) {
        return value < 0 ? "(" + value + ")" : String.valueOf(value);
    }

    /** A long in Java. */
    static String number(long value) {
        return value == Long.MIN_VALUE ? "Long.MIN_VALUE" : value < 0 ? "(" + value + "L)" : value + "L";
    }

    private static String number(double value) {
        return "Double.longBitsToDouble(" + number(Double.doubleToRawLongBits(value)) + ')';
    }

    /** A constant decimal. */
    String decimalConstant(Decimal value) {
        return compiler.source().constant(value.toString() + "/decimal", Decimal.class, context -> value);
    }

    /** A constant text. */
    String text(String text) {
        final TextValue value = TextValue.of(text);
        return compiler.source().constant("text " + text, TextValue.class, context -> value);
    }
}

package io.turgo.sql.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Evaluates expressions on Java objects: Boolean, Long for whole numbers, Double, BigDecimal, String, and null. Slow,
 * plain, and of other means than the code under test.
 */
final class NaiveInterpreter {
    private final List<String> names;
    private final Map<String, Object> row;

    NaiveInterpreter(List<String> names, Map<String, Object> row) {
        this.names = names;
        this.row = row;
    }

    Object value(RexNode node) {
        if (node instanceof RexInputRef input) {
            final Object value = row.get(names.get(input.getIndex()));
            return value instanceof Integer number ? Long.valueOf(number) : value;
        }
        return node instanceof RexLiteral literal ? literal(literal) : call((RexCall) node);
    }

    private static Object literal(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN -> RexLiteral.booleanValue(literal);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> literal.getValueAs(BigDecimal.class).longValueExact();
            case DOUBLE, FLOAT -> literal.getValueAs(BigDecimal.class).doubleValue();
            case DECIMAL -> literal.getValueAs(BigDecimal.class).setScale(literal.getType().getScale());
            case SYMBOL -> literal.getValue();
            default -> literal.getValueAs(String.class);
        };
    }

    private Object call(RexCall call) {
        return switch (call.getKind()) {
            case AND -> junction(call, false);
            case OR -> junction(call, true);
            case CASE -> cases(call);
            case IS_NULL -> operand(call, 0) == null;
            case IS_NOT_NULL -> operand(call, 0) != null;
            case IS_TRUE -> Boolean.TRUE.equals(operand(call, 0));
            case IS_NOT_TRUE -> !Boolean.TRUE.equals(operand(call, 0));
            case IS_FALSE -> Boolean.FALSE.equals(operand(call, 0));
            case IS_NOT_FALSE -> !Boolean.FALSE.equals(operand(call, 0));
            default -> call.getOperator().getName().equals("CONCAT_WS") ? joined(call) : strict(call);
        };
    }

    private Object operand(RexCall call, int index) {
        return value(call.getOperands().get(index));
    }

    private Object junction(RexCall call, boolean decides) {
        boolean unknown = false;
        for (final RexNode each : call.getOperands()) {
            final Object value = value(each);
            if (value == null) {
                unknown = true;
            } else if ((Boolean) value == decides) {
                return decides;
            }
        }
        return unknown ? null : (Object) !decides;
    }

    private Object cases(RexCall call) {
        int i = 0;
        while (i + 1 < call.getOperands().size()) {
            if (Boolean.TRUE.equals(operand(call, i))) {
                return converted(operand(call, i + 1), call.getType());
            }
            i += 2;
        }
        return converted(operand(call, i), call.getType());
    }

    private Object joined(RexCall call) {
        final Object separator = operand(call, 0);
        final List<String> parts = call.getOperands().stream().skip(1).map(this::value).filter(Objects::nonNull)
            .map(Object::toString).toList();
        return separator == null ? null : String.join((String) separator, parts);
    }

    private Object strict(RexCall call) {
        final Object[] values = call.getOperands().stream().map(this::value).toArray();
        for (final Object each : values) {
            if (each == null) {
                return null;
            }
        }
        final RelDataType type = call.getType();
        return switch (call.getKind()) {
            case NOT -> !(Boolean) values[0];
            case EQUALS -> compare(values) == 0;
            case NOT_EQUALS -> compare(values) != 0;
            case LESS_THAN -> compare(values) < 0;
            case LESS_THAN_OR_EQUAL -> compare(values) <= 0;
            case GREATER_THAN -> compare(values) > 0 && compare(values) != UNORDERED;
            case GREATER_THAN_OR_EQUAL -> compare(values) >= 0 && compare(values) != UNORDERED;
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(call, values);
            case MINUS_PREFIX -> converted(decimal(values[0]) != null && values[0] instanceof BigDecimal number
                ? number.negate() : values[0] instanceof Double real ? (Object) (-real) : -(Long) values[0], type);
            case CAST -> converted(values[0], type);
            case SAFE_CAST -> tried(values[0]);
            default -> function(call.getOperator().getName(), values, type);
        };
    }

    private static final int UNORDERED = Integer.MAX_VALUE;

    private static int compare(Object[] values) {
        if (values[0] instanceof String left) {
            final byte[] a = left.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return java.util.Arrays.compareUnsigned(
                a, ((String) values[1]).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (values[0] instanceof Double || values[1] instanceof Double) {
            final double a = real(values[0]);
            final double b = real(values[1]);
            return Double.isNaN(a) || Double.isNaN(b) ? UNORDERED : a < b ? -1 : a == b ? 0 : 1;
        }
        return values[0] instanceof Boolean truth ? truth.compareTo((Boolean) values[1])
            : decimal(values[0]).compareTo(decimal(values[1]));
    }

    private static double real(Object value) {
        return ((Number) value).doubleValue();
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole)
            : value instanceof BigDecimal exact ? exact : null;
    }

    private static Object arithmetic(RexCall call, Object[] values) {
        final RelDataType type = call.getType();
        if (type.getSqlTypeName() == SqlTypeName.DOUBLE) {
            final double a = real(values[0]);
            final double b = real(values[1]);
            return switch (call.getKind()) {
                case PLUS -> a + b;
                case MINUS -> a - b;
                case TIMES -> a * b;
                default -> a / b;
            };
        }
        final BigDecimal a = decimal(values[0]);
        final BigDecimal b = decimal(values[1]);
        final boolean whole = type.getSqlTypeName() != SqlTypeName.DECIMAL;
        final BigDecimal exact = switch (call.getKind()) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case DIVIDE -> whole ? a.divideToIntegralValue(b) : a.divide(b, type.getScale(), RoundingMode.HALF_UP);
            default -> a.remainder(b);
        };
        return converted(whole ? (Object) exact.toBigInteger().longValue() : exact, type);
    }

    private static Object tried(Object value) {
        try {
            return (long) Integer.parseInt(((String) value).strip().replaceAll("\\.[0-9]*$", ""));
        } catch (final NumberFormatException e) {
            return null;
        }
    }

    /** The value at a type; decimals that do not fit are null. */
    private static Object converted(Object value, RelDataType type) {
        if (value == null) {
            return null;
        }
        return switch (type.getSqlTypeName()) {
            case INTEGER -> value instanceof Number ? (Object) (long) (int) whole(value) : value;
            case BIGINT -> whole(value);
            case DOUBLE -> real(value);
            case DECIMAL -> fitted(value instanceof Double real ? new BigDecimal(real) : decimal(value), type);
            case CHAR, VARCHAR -> value instanceof Boolean truth ? truth.toString().toUpperCase(Locale.ROOT)
                : value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
            default -> value;
        };
    }

    private static long whole(Object value) {
        return value instanceof BigDecimal exact ? exact.toBigInteger().longValue() : ((Number) value).longValue();
    }

    private static Object fitted(BigDecimal value, RelDataType type) {
        final BigDecimal rounded = value.setScale(type.getScale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.getPrecision() ? null : rounded;
    }

    private static Object function(String name, Object[] values, RelDataType type) {
        final String text = values[0] instanceof String string ? string : "";
        return switch (name) {
            case "UPPER" -> text.toUpperCase(Locale.ROOT);
            case "LOWER" -> text.toLowerCase(Locale.ROOT);
            case "TRIM" -> ((String) values[2]).replaceAll("^ +| +$", "");
            case "REVERSE" -> new StringBuilder(text).reverse().toString();
            case "||" -> text + values[1];
            case "REPLACE" ->
                ((String) values[1]).isEmpty() ? text : text.replace((String) values[1], (String) values[2]);
            case "CHAR_LENGTH" -> (long) text.codePointCount(0, text.length());
            case "SUBSTRING" -> substring(text, (Long) values[1], (Long) values[2]);
            case "LIKE" -> text.matches("(?s)" + ((String) values[1]).replace("%", ".*").replace("_", "."));
            case "ABS" -> values[0] instanceof BigDecimal exact ? exact.abs()
                : converted(Math.abs(type.getSqlTypeName() == SqlTypeName.INTEGER
                    ? (long) Math.abs((int) (long) (Long) values[0]) : (Long) values[0]), type);
            case "FLOOR" -> values[0] instanceof Double real ? (Object) Math.floor(real)
                : fitted(((BigDecimal) values[0]).setScale(0, RoundingMode.FLOOR), type);
            case "CEIL" -> fitted(((BigDecimal) values[0]).setScale(0, RoundingMode.CEILING), type);
            case "ROUND" ->
                fitted(((BigDecimal) values[0]).setScale((int) (long) (Long) values[1], RoundingMode.HALF_UP), type);
            case "GREATEST" -> Math.max((Long) values[0], (Long) values[1]);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String substring(String text, long from, long count) {
        final int[] characters = text.codePoints().toArray();
        final long first = from > 0 ? from - 1 : from < 0 ? characters.length + from : 0;
        if (first < 0 || first >= characters.length) {
            return "";
        }
        return new String(characters, (int) first, (int) Math.min(count, characters.length - first));
    }
}

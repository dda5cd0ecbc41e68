package io.turgo.sql.expression;

import io.turgo.decimal.Decimal;
import io.turgo.record.Field;
import io.turgo.sql.function.DecimalMath;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Arithmetic and the order of numbers, of whatever forms they are. */
final class Numbers {
    private static final int LONG_DIGITS = 19;
    private static final String MATH = DecimalMath.class.getCanonicalName();
    private static final String DECIMAL = Decimal.class.getCanonicalName();

    private final ExpressionCompiler compiler;

    Numbers(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    static boolean isDecimal(Value value) {
        return value.form() == Form.SHORT_DECIMAL || value.form() == Form.LONG_DECIMAL;
    }

    static boolean isNumber(Value value) {
        return isDecimal(value) || value.form() == Form.INT || value.form() == Form.LONG
            || value.form() == Form.DOUBLE;
    }

    static int scale(Value value) {
        return isDecimal(value) ? value.type().getScale() : 0;
    }

    private static int precision(Value value) {
        return value.form() == Form.LONG ? LONG_DIGITS : value.form() == Form.INT ? 10 : value.type().getPrecision();
    }

    /** Code that gives a double. */
    String asDouble(Value value) {
        return switch (value.form()) {
            case DOUBLE -> value.code();
            case SHORT_DECIMAL -> DECIMAL + ".doubleValue(" + value.code() + ", " + value.type().getScale() + ", "
                + compiler.scratch(Form.LONG_DECIMAL) + ')';
            case LONG_DECIMAL -> value.code() + ".doubleValue()";
            default -> "(double) " + value.code();
        };
    }

    /** Code that gives a {@link Decimal}, of a whole number or a decimal. */
    String asDecimal(Value value) {
        return value.form() == Form.LONG_DECIMAL ? value.code()
            : compiler.scratch(Form.LONG_DECIMAL) + ".setUnscaled(" + value.code() + ", " + scale(value) + ')';
    }

    /** A comparison: {@code <}, {@code ==} and so on. */
    Value compare(RelDataType type, String operator, Value left, Value right) {
        return compiler.strict(type, Form.BOOLEAN, comparison(operator, left, right), left, right);
    }

    /** Code of a comparison of two numbers that are not null. */
    String comparison(String operator, Value left, Value right) {
        if (left.form() == Form.DOUBLE || right.form() == Form.DOUBLE) {
            return asDouble(left) + ' ' + operator + ' ' + asDouble(right);
        }
        if (left.form() != Form.LONG_DECIMAL && right.form() != Form.LONG_DECIMAL) {
            final int scale = Math.max(scale(left), scale(right));
            if (fits(left, scale) && fits(right, scale)) {
                return scaled(left, scale) + ' ' + operator + ' ' + scaled(right, scale);
            }
        }
        return asDecimal(left) + ".compareTo(" + asDecimal(right) + ") " + operator + " 0";
    }

    /** Whether the unscaled value at another scale is a long for sure. */
    private static boolean fits(Value value, int scale) {
        return scale == scale(value) || precision(value) + scale - scale(value) <= Field.LONG_PRECISION;
    }

    private static String scaled(Value value, int scale) {
        final int more = scale - scale(value);
        return more == 0 ? value.code() : value.code() + " * 1" + "0".repeat(more) + 'L';
    }

    /** An operation of two numbers: +, -, *, / or %. */
    Value arithmetic(RelDataType type, char operator, Value left, Value right) {
        final Form form = Form.of(type);
        if (form == Form.INT || form == Form.LONG) {
            return whole(type, form, operator, left, right);
        }
        if (form == Form.DOUBLE) {
            final String code = asDouble(left) + ' ' + operator + ' ' + asDouble(right);
            return compiler.strict(type, form, single(type, code), left, right);
        }
        return isShort(type, operator, left, right)
            ? shortDecimal(type, operator, left, right) : longDecimal(type, operator, left, right);
    }

    /** A FLOAT's result is rounded to it: for one operation on doubles that comes to the same as if on floats. */
    static String single(RelDataType type, String code) {
        final boolean single = type.getSqlTypeName() == SqlTypeName.FLOAT || type.getSqlTypeName() == SqlTypeName.REAL;
        return single ? "(double) (float) (" + code + ')' : code;
    }

    private Value whole(RelDataType type, Form form, char operator, Value left, Value right) {
        if (isDecimal(left) || isDecimal(right) || left.form() == Form.DOUBLE || right.form() == Form.DOUBLE) {
            return arithmetic(type, operator, compiler.conversions().implicit(left, type),
                compiler.conversions().implicit(right, type));
        }
        final boolean divides = operator == '/' || operator == '%';
        final String code = (form == Form.LONG ? "(long) " : "") + left.code() + ' ' + operator + ' '
            + (divides ? MATH + ".divisor(" + right.code() + ')' : right.code());
        return compiler.strict(type, form, narrowed(type, code), left, right);
    }

    /** Wraps what is narrower than an int. */
    static String narrowed(RelDataType type, String code) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> "(int) (byte) (" + code + ')';
            case SMALLINT -> "(int) (short) (" + code + ')';
            default -> code;
        };
    }

    /** Whether longs are enough, because the result's type has room for every result. */
    private static boolean isShort(RelDataType type, char operator, Value left, Value right) {
        if (Form.of(type) != Form.SHORT_DECIMAL || !isExact(left) || !isExact(right)) {
            return false;
        }
        if (operator == '*') {
            return type.getScale() == scale(left) + scale(right)
                && precision(left) + precision(right) <= type.getPrecision();
        }
        final int scale = Math.max(scale(left), scale(right));
        final int whole = Math.max(precision(left) - scale(left), precision(right) - scale(right));
        return (operator == '+' || operator == '-') && type.getScale() == scale
            && whole + scale + 1 <= type.getPrecision();
    }

    private static boolean isExact(Value value) {
        return value.form() == Form.SHORT_DECIMAL || value.form() == Form.INT;
    }

    private Value shortDecimal(RelDataType type, char operator, Value left, Value right) {
        final String code = operator == '*' ? "(long) " + left.code() + " * " + right.code()
            : scaled(left, type.getScale()) + ' ' + operator + ' ' + scaled(right, type.getScale());
        return compiler.strict(type, Form.SHORT_DECIMAL, code, left, right);
    }

    private Value longDecimal(RelDataType type, char operator, Value left, Value right) {
        if (left.form() == Form.DOUBLE || right.form() == Form.DOUBLE) {
            return arithmetic(type, operator, compiler.conversions().implicit(left, type),
                compiler.conversions().implicit(right, type));
        }
        final String method = switch (operator) {
            case '+' -> "add";
            case '-' -> "subtract";
            case '*' -> "multiply";
            case '/' -> "divide";
            default -> "remainder";
        };
        return decimal(type, method, asDecimal(left) + ", " + asDecimal(right), left, right);
    }

    /** A result of {@link DecimalMath}, null where it does not fit the type. */
    Value decimal(RelDataType type, String method, String operands, Value... arguments) {
        final String result = compiler.scratch(Form.LONG_DECIMAL);
        final String failing = '!' + MATH + '.' + method + '(' + operands + ", " + result + ", "
            + type.getPrecision() + ", " + type.getScale() + ')';
        final Form form = Form.of(type);
        return compiler.strictUnless(
            type, form, failing, form == Form.LONG_DECIMAL ? result : result + ".low()", arguments);
    }

    /** The number with its sign changed. */
    Value negated(RelDataType type, Value value) {
        if (value.form() != Form.LONG_DECIMAL) {
            return compiler.strict(type, value.form(), narrowed(type, "-" + value.code()), value);
        }
        final String result = compiler.scratch(Form.LONG_DECIMAL);
        return compiler.strict(type, value.form(), result + ".negate(" + value.code() + ')', value);
    }
}

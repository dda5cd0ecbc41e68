package io.turgo.sql.expression;

import io.turgo.error.ConfigurationException;
import io.turgo.sql.function.Casts;
import io.turgo.sql.function.DecimalMath;
import io.turgo.sql.function.DoubleCell;
import io.turgo.sql.function.LongCell;
import io.turgo.sql.function.TextValue;
import io.turgo.sql.type.SqlTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Values at other types: what CAST and TRY_CAST write, and what is converted without being asked for. */
final class Conversions {
    private static final String CASTS = Casts.class.getCanonicalName();
    private static final String MATH = DecimalMath.class.getCanonicalName();

    private final ExpressionCompiler compiler;
    private final TimeConversions times;

    Conversions(ExpressionCompiler compiler) {
        this.compiler = compiler;
        times = new TimeConversions(compiler);
    }

    TimeConversions times() {
        return times;
    }

    /** A conversion that loses nothing, to the type of what the value is a part of. */
    Value implicit(Value value, RelDataType type) {
        final SqlTypeName from = value.type().getSqlTypeName();
        final boolean text = Form.of(type) == Form.TEXT && isText(value);
        if (text) {
            return text(value).as(type);
        }
        final boolean same = from == type.getSqlTypeName() && value.form() != Form.SHORT_DECIMAL
            && value.form() != Form.LONG_DECIMAL;
        return same ? value : cast(value, type, false);
    }

    /** CAST; with {@code tries} TRY_CAST, which is null where the value does not fit. */
    Value cast(Value value, RelDataType type, boolean tries) {
        if (value.isNothing()) {
            return Value.nothing(type);
        }
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> toBoolean(value, type, tries);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> toWhole(value, type, tries);
            case FLOAT, REAL, DOUBLE -> toDouble(value, type, tries);
            case DECIMAL -> toDecimal(value, type, tries);
            case CHAR, VARCHAR -> toText(value, type);
            default -> times.cast(value, type, tries);
        };
    }

    private Value toBoolean(Value value, RelDataType type, boolean tries) {
        return switch (value.form()) {
            case BOOLEAN -> value.as(type);
            case TEXT, SYMBOL -> parsed(type, "toBoolean", ", ", LongCell.class, ".value != 0", value, tries);
            case LONG_DECIMAL -> compiler.strict(type, Form.BOOLEAN, '!' + value.code() + ".isZero()", value);
            case INT, LONG, SHORT_DECIMAL, DOUBLE ->
                compiler.strict(type, Form.BOOLEAN, value.code() + " != 0", value);
            default -> throw refused(value, type);
        };
    }

    private Value toWhole(Value value, RelDataType type, boolean tries) {
        final Form form = Form.of(type);
        final String code = switch (value.form()) {
            case BOOLEAN -> value.code() + (form == Form.LONG ? " ? 1L : 0L" : " ? 1 : 0");
            case INT -> (form == Form.LONG ? "(long) " : "") + value.code();
            case LONG -> (form == Form.LONG ? "" : "(int) ") + value.code();
            case DOUBLE -> (form == Form.LONG ? "(long) " : "(int) ") + value.code();
            case SHORT_DECIMAL -> (form == Form.LONG ? "" : "(int) ") + MATH + ".wholePart(" + value.code() + ", "
                + value.type().getScale() + ')';
            case LONG_DECIMAL -> (form == Form.LONG ? "" : "(int) ") + MATH + ".wholePart(" + value.code() + ')';
            default -> null;
        };
        if (code == null) {
            return parsedWhole(value, type, tries);
        }
        if (!SqlTypeName.NUMERIC_TYPES.contains(value.type().getSqlTypeName()) && value.form() != Form.BOOLEAN
            && !Operations.isInterval(value.type())) {
            throw refused(value, type);
        }
        return compiler.strict(type, form, Numbers.narrowed(type, '(' + code + ')'), value);
    }

    private Value parsedWhole(Value value, RelDataType type, boolean tries) {
        if (!isText(value)) {
            throw refused(value, type);
        }
        final String bounds = switch (type.getSqlTypeName()) {
            case TINYINT -> "Byte.MIN_VALUE, Byte.MAX_VALUE";
            case SMALLINT -> "Short.MIN_VALUE, Short.MAX_VALUE";
            case INTEGER -> "Integer.MIN_VALUE, Integer.MAX_VALUE";
            default -> "Long.MIN_VALUE, Long.MAX_VALUE";
        };
        return parsed(type, "toLong", ", " + bounds + ", ", LongCell.class, ".value", value, tries);
    }

    /** What a method of {@link Casts} reads from a text. */
    private Value parsed(RelDataType type, String method, String parameters, Class<?> cell, String result, Value value,
        boolean tries) {
        final Value text = text(value);
        final String out = compiler.source().scratch(cell);
        final String call = CASTS + '.' + method + '(' + text.code() + parameters + out + ')';
        final Form form = Form.of(type);
        final String narrow = form == Form.INT ? "(int) " : "";
        return compiler.strictUnless(
            type, form, failing(call, text, type, tries), narrow + out + result, text);
    }

    /** Code that tells whether a value could not be read; without TRY it throws. */
    static String failing(String call, Value text, RelDataType type, boolean tries) {
        return tries ? '!' + call
            : '!' + CASTS + ".require(" + call + ", " + text.code() + ", \"" + SqlTypes.text(type) + "\")";
    }

    private Value toDouble(Value value, RelDataType type, boolean tries) {
        final boolean single = type.getSqlTypeName() != SqlTypeName.DOUBLE;
        if (isText(value)) {
            return parsed(type, single ? "toFloat" : "toDouble", ", ", DoubleCell.class, ".value", value, tries);
        }
        if (value.form() == Form.BOOLEAN) {
            return compiler.strict(type, Form.DOUBLE, value.code() + " ? 1.0 : 0.0", value);
        }
        requireNumber(value, type);
        return compiler.strict(type, Form.DOUBLE, Numbers.single(type, compiler.numbers().asDouble(value)), value);
    }

    private void requireNumber(Value value, RelDataType type) {
        if (!SqlTypeName.NUMERIC_TYPES.contains(value.type().getSqlTypeName())
            && !Operations.isInterval(value.type())) {
            throw refused(value, type);
        }
    }

    private Value toDecimal(Value value, RelDataType type, boolean tries) {
        final String result = compiler.scratch(Form.LONG_DECIMAL);
        final String out = result + ", " + type.getPrecision() + ", " + type.getScale() + ')';
        final String found = Form.of(type) == Form.LONG_DECIMAL ? result : result + ".low()";
        if (isText(value)) {
            final Value text = text(value);
            final String read = CASTS + ".toDecimal(" + text.code() + ", " + out;
            return compiler.strictUnless(type, Form.of(type), failing(read, text, type, tries), found, text);
        }
        if (value.form() == Form.DOUBLE) {
            return compiler.strictUnless(type, Form.of(type), '!' + CASTS + ".toDecimal(" + value.code() + ", " + result
                + ") || !" + MATH + ".cast(" + result + ", " + out, found, value);
        }
        if (value.form() == Form.BOOLEAN) {
            return compiler.strictUnless(type, Form.of(type),
                '!' + MATH + ".cast(" + value.code() + " ? 1L : 0L, " + out, found, value);
        }
        requireNumber(value, type);
        return widened(value, type) ? compiler.strict(type, Form.SHORT_DECIMAL, scaled(value, type), value)
            : compiler.strictUnless(type, Form.of(type),
                '!' + MATH + ".cast(" + compiler.numbers().asDecimal(value) + ", " + out, found, value);
    }

    /** Whether a short decimal has room for all values, with as many digits behind the point. */
    private static boolean widened(Value value, RelDataType type) {
        final boolean exact = value.form() == Form.INT || value.form() == Form.SHORT_DECIMAL;
        final int precision = value.form() == Form.INT ? 10 : value.type().getPrecision();
        final int scale = Numbers.scale(value);
        return exact && Form.of(type) == Form.SHORT_DECIMAL && type.getScale() >= scale
            && type.getPrecision() - type.getScale() >= precision - scale;
    }

    private static String scaled(Value value, RelDataType type) {
        final int more = type.getScale() - Numbers.scale(value);
        return (value.form() == Form.INT ? "(long) " : "") + value.code()
            + (more == 0 ? "" : " * 1" + "0".repeat(more) + 'L');
    }

    private static boolean isText(Value value) {
        return value.form() == Form.TEXT || value.form() == Form.SYMBOL;
    }

    /** Whether a text of one type is one of the other as it is. */
    static boolean keepsText(RelDataType from, RelDataType to) {
        return SqlTypes.isText(from) && to.getSqlTypeName() == SqlTypeName.VARCHAR
            && to.getPrecision() >= from.getPrecision();
    }

    /** A text that can be read, of a text in any form. */
    Value text(Value value) {
        if (value.form() != Form.SYMBOL) {
            return value;
        }
        final String texts = compiler.inputs().symbols();
        return compiler.strict(value.type(), Form.TEXT, texts + ".text(" + value.code() + ')', value);
    }

    private Value toText(Value value, RelDataType type) {
        if (isText(value) && keepsText(value.type(), type)) {
            return value.as(type);
        }
        return fitted(isText(value) ? text(value) : written(value, type), type);
    }

    private Value fitted(Value text, RelDataType type) {
        if (type.getPrecision() == Integer.MAX_VALUE || type.getPrecision() < 0) {
            return text;
        }
        final String method = type.getSqlTypeName() == SqlTypeName.CHAR ? "pad" : "cut";
        return written(type, CASTS + '.' + method + '(' + text.code() + ", " + type.getPrecision(), text);
    }

    /** A text that a method puts into its last parameter. */
    Value written(RelDataType type, String call, Value... arguments) {
        final String out = compiler.source().scratch(TextValue.class);
        final String nulls = ExpressionCompiler.anyNull(arguments);
        final Value result = compiler.strict(type, Form.TEXT, out, arguments);
        if (!nulls.equals(Value.ALWAYS)) {
            final String present = nulls.equals(Value.NEVER) ? "" : "if (!" + result.isNull() + ") ";
            compiler.source().line(present + call + ", " + out + ");");
        }
        return result;
    }

    private Value written(Value value, RelDataType type) {
        final String digits = ", " + Math.max(0, value.type().getPrecision());
        final String call = switch (value.type().getSqlTypeName()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE -> ".text(" + value.code();
            case FLOAT, REAL -> ".floatText(" + value.code();
            case DECIMAL -> ".text(" + compiler.numbers().asDecimal(value);
            case DATE -> ".dateText(" + value.code();
            case TIME -> ".timeText(" + value.code() + digits;
            case TIMESTAMP -> ".timestampText(" + value.code() + digits;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                ".timestampText(" + times.zone() + ".toLocal(" + value.code() + ')' + digits;
            default -> throw refused(value, type);
        };
        return written(type, CASTS + call, value);
    }

    /** Refuses a conversion. */
    static ConfigurationException refused(Value value, RelDataType type) {
        return new ConfigurationException("a value of type " + SqlTypes.text(value.type())
            + " cannot be CAST to " + SqlTypes.text(type));
    }
}

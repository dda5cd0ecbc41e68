package io.turgo.sql.expression;

import io.turgo.sql.function.LocalZone;
import io.turgo.sql.function.LongCell;
import io.turgo.sql.function.TextValue;
import io.turgo.sql.function.TimePoints;
import io.turgo.sql.function.TimeText;
import io.turgo.sql.type.SqlTypes;
import java.time.ZoneId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.type.SqlTypeName;

/** Conversions to dates, times of day and points in time. */
final class TimeConversions {
    private static final String POINTS = TimePoints.class.getCanonicalName();
    private static final String TEXT = TimeText.class.getCanonicalName();
    private static final int MOST_DIGITS = 9;

    private final ExpressionCompiler compiler;

    TimeConversions(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Value cast(Value value, RelDataType type, boolean tries) {
        return switch (type.getSqlTypeName()) {
            case DATE -> toDate(value, type, tries);
            case TIME -> toTime(value, type, tries);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> toTimestamp(value, type, tries);
            default -> toInterval(value, type);
        };
    }

    private static Value toInterval(Value value, RelDataType type) {
        if (value.form() != Form.of(type) || !Operations.isInterval(value.type())
            && !SqlTypeName.INT_TYPES.contains(value.type().getSqlTypeName())) {
            throw Conversions.refused(value, type);
        }
        return value.as(type);
    }

    private Value toDate(Value value, RelDataType type, boolean tries) {
        return switch (value.type().getSqlTypeName()) {
            case DATE -> value.as(type);
            case CHAR, VARCHAR -> parsed(value, type, "parseDate", "(int) ", ".value", tries);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                compiler.strict(type, Form.INT, "(int) " + POINTS + ".day(" + local(value) + ')', value);
            default -> throw Conversions.refused(value, type);
        };
    }

    private Value toTime(Value value, RelDataType type, boolean tries) {
        return switch (value.type().getSqlTypeName()) {
            case TIME -> value.as(type);
            case CHAR, VARCHAR -> parsed(value, type, "parseTime", "(int) (", ".value / 1000000)", tries);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> compiler.strict(
                type, Form.INT, "(int) (" + POINTS + ".ofDay(" + local(value) + ") / 1000000)", value);
            default -> throw Conversions.refused(value, type);
        };
    }

    private Value toTimestamp(Value value, RelDataType type, boolean tries) {
        return switch (value.type().getSqlTypeName()) {
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> moved(value, type);
            case DATE -> compiler.strict(
                type, Form.LONG, instant(POINTS + ".ofDate(" + value.code() + ')', type), value);
            case CHAR, VARCHAR -> {
                final Value read = parsed(value, type, "parseTimestamp", "", ".value", tries);
                yield compiler.strict(type, Form.LONG, instant(truncated(read.code(), type), type), read);
            }
            default -> throw Conversions.refused(value, type);
        };
    }

    private Value moved(Value value, RelDataType type) {
        final boolean shorter = type.getPrecision() < value.type().getPrecision();
        if (value.type().getSqlTypeName() == type.getSqlTypeName()) {
            return shorter ? compiler.strict(type, Form.LONG, truncated(value.code(), type), value) : value.as(type);
        }
        final String moved = isLocal(type) ? instant(value.code(), type) : local(value);
        return compiler.strict(type, Form.LONG, shorter ? truncated(moved, type) : moved, value);
    }

    private static String truncated(String code, RelDataType type) {
        return type.getPrecision() >= MOST_DIGITS ? code
            : POINTS + ".truncate(" + code + ", " + type.getPrecision() + ')';
    }

    private static boolean isLocal(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** Code of the wall time of a point in time. */
    String local(Value value) {
        return isLocal(value.type()) ? zone() + ".toLocal(" + value.code() + ')' : value.code();
    }

    /** Code of what is held in a type for a wall time. */
    String instant(String local, RelDataType type) {
        return isLocal(type) ? zone() + ".toInstant(" + local + ')' : local;
    }

    /** A date or point in time as a wall time. */
    Value wallTime(Value value) {
        final String code = value.form() == Form.INT ? POINTS + ".ofDate(" + value.code() + ')' : local(value);
        return compiler.strict(value.type(), Form.LONG, code, value);
    }

    /** Both as points in time if one of two is a wall time and the other one is not. */
    Value[] alike(Value left, Value right) {
        if (!SqlTypes.isTimestamp(left.type()) || !SqlTypes.isTimestamp(right.type())
            || isLocal(left.type()) == isLocal(right.type())) {
            return new Value[] {left, right};
        }
        return isLocal(left.type()) ? new Value[] {left, point(right, left.type())}
            : new Value[] {point(left, right.type()), right};
    }

    private Value point(Value wall, RelDataType type) {
        return compiler.strict(type, Form.LONG, instant(wall.code(), type), wall);
    }

    /**
     * What a literal text is as a date, time of day or point in time.
     *
     * @param call that it is an operand of
     * @throws io.turgo.error.ConfigurationException if it is none
     */
    Value literal(String text, RelDataType type, RexCall call) {
        final TextValue value = TextValue.of(text);
        final LongCell read = new LongCell();
        final boolean valid = switch (type.getSqlTypeName()) {
            case DATE -> TimeText.parseDate(value, read);
            case TIME -> TimeText.parseTime(value, read);
            default -> TimeText.parseTimestamp(value, read);
        };
        if (!valid) {
            throw ExpressionCompiler.refused(call, "compares " + SqlTypes.text(type) + " with '" + text
                + "', which is none; write it as in '" + example(type) + '\'');
        }
        return switch (type.getSqlTypeName()) {
            case DATE -> Value.present(type, Form.INT, Literals.number((int) read.value));
            case TIME -> Value.present(type, Form.INT, Literals.number((int) (read.value / TimePoints.MILLI_NS)));
            default -> Value.present(type, Form.LONG,
                instant(Literals.number(TimePoints.truncate(read.value, type.getPrecision())), type));
        };
    }

    private static String example(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE -> "2024-01-31";
            case TIME -> "23:59:59";
            default -> "2024-01-31 23:59:59.999";
        };
    }

    /** The constant that knows the local zone. */
    String zone() {
        final ZoneId zone = compiler.settings().localZone();
        return compiler.source().constant("zone", LocalZone.class, context -> new LocalZone(zone));
    }

    private Value parsed(Value value, RelDataType type, String method, String before, String result, boolean tries) {
        final Value text = compiler.conversions().text(value);
        final String out = compiler.source().scratch(LongCell.class);
        final String call = TEXT + '.' + method + '(' + text.code() + ", " + out + ')';
        return compiler.strictUnless(type, Form.of(type), Conversions.failing(call, text, type, tries),
            before + out + result, text);
    }

    /** Whether a type is one of times. */
    static boolean isTime(RelDataType type) {
        return isPoint(type) || Operations.isInterval(type);
    }

    /** Whether a type is one of dates, times of day or points in time. */
    static boolean isPoint(RelDataType type) {
        return SqlTypes.isTimestamp(type) || type.getSqlTypeName() == SqlTypeName.DATE
            || type.getSqlTypeName() == SqlTypeName.TIME;
    }
}

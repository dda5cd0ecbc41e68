package io.turgo.sql.expression;

import io.turgo.sql.function.Calendar;
import io.turgo.sql.function.TimeParts;
import io.turgo.sql.function.TimePoints;
import io.turgo.sql.type.SqlTypes;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Arithmetic with times and lengths of time, their parts, and FLOOR and CEIL to a unit. A length is held in
 * milliseconds, or in months.
 */
final class TimeOperations {
    private static final String POINTS = TimePoints.class.getCanonicalName();
    private static final String PARTS = TimeParts.class.getCanonicalName();
    private static final String CALENDAR = Calendar.class.getCanonicalName();
    private static final long DAY_MILLIS = 86_400_000L;

    private final ExpressionCompiler compiler;

    TimeOperations(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** Whether an operation has to do with times, so that numbers do not know it. */
    boolean isTime(RexCall call) {
        return switch (call.getKind()) {
            case PLUS, MINUS, TIMES, DIVIDE, FLOOR, CEIL ->
                call.getOperands().stream().anyMatch(each -> TimeConversions.isTime(each.getType()));
            case EXTRACT, REINTERPRET, TIMESTAMP_ADD, TIMESTAMP_DIFF, MINUS_PREFIX -> true;
            default -> call.getOperator().getName().equals("/INT");
        };
    }

    Value write(RexCall call) {
        return switch (call.getKind()) {
            case PLUS -> plus(call, "");
            case MINUS -> Operations.isInterval(call.getOperands().get(1).getType()) ? plus(call, "-")
                : difference(call);
            case TIMES -> scaled(call, " * ");
            case DIVIDE -> scaled(call, " / ");
            case EXTRACT -> extract(call);
            case FLOOR -> toUnit(call, "floor");
            case CEIL -> toUnit(call, "ceil");
            case REINTERPRET -> operand(call, 0).as(call.getType());
            case TIMESTAMP_ADD, TIMESTAMP_DIFF ->
                throw ExpressionCompiler.refused(call, "is to be written as arithmetic with an INTERVAL");
            default -> scaled(call, " / ");
        };
    }

    private Value operand(RexCall call, int index) {
        return compiler.value(call.getOperands().get(index));
    }

    private Value scaled(RexCall call, String operator) {
        final Value left = operand(call, 0);
        final Value right = operand(call, 1);
        final RelDataType type = call.getType();
        final boolean doubles = left.form() == Form.DOUBLE || right.form() == Form.DOUBLE;
        if (doubles || Numbers.isDecimal(left) || Numbers.isDecimal(right)) {
            throw ExpressionCompiler.refused(call,
                "multiplies an INTERVAL by what is no whole number; CAST it to BIGINT");
        }
        final String code = "(long) " + left.code() + operator + right.code();
        final Form form = Form.of(type);
        return compiler.strict(type, form, form == Form.INT ? "(int) (" + code + ')' : code, left, right);
    }

    /** A time or a length, and a length that is added to it. */
    private Value plus(RexCall call, String sign) {
        final boolean swapped = Operations.isInterval(call.getOperands().get(0).getType())
            && !Operations.isInterval(call.getOperands().get(1).getType());
        final Value time = operand(call, swapped ? 1 : 0);
        final Value length = operand(call, swapped ? 0 : 1);
        final RelDataType type = call.getType();
        final String more = sign + length.code();
        final boolean months = length.form() == Form.INT;
        return switch (type.getSqlTypeName()) {
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
                final Value from = compiler.conversions().implicit(time, type);
                yield compiler.strict(type, Form.LONG, moved(from, more, months), from, length);
            }
            case DATE -> compiler.strict(type, Form.INT, months
                ? "(int) " + CALENDAR + ".plusMonths(" + time.code() + ", " + more + ')'
                : "(int) (" + time.code() + " + " + more + " / " + DAY_MILLIS + "L)", time, length);
            case TIME -> compiler.strict(type, Form.INT, months ? time.code()
                : "(int) Math.floorMod(" + time.code() + " + " + more + ", " + DAY_MILLIS + "L)", time, length);
            default -> {
                final Form form = Form.of(type);
                final String sum = time.code() + (sign.isEmpty() ? " + " : " - ") + length.code();
                yield compiler.strict(type, form, form == Form.INT ? "(int) (" + sum + ')' : sum, time, length);
            }
        };
    }

    private String moved(Value time, String length, boolean months) {
        if (!months) {
            return POINTS + ".plusMillis(" + time.code() + ", " + length + ')';
        }
        final TimeConversions times = compiler.conversions().times();
        return times.instant(POINTS + ".plusMonths(" + times.local(time) + ", " + length + ')', time.type());
    }

    /** The length between two times: months, or milliseconds. */
    private Value difference(RexCall call) {
        final Value[] both = compiler.conversions().times().alike(operand(call, 0), operand(call, 1));
        final Value later = both[0];
        final Value earlier = both[1];
        final RelDataType type = call.getType();
        if (Form.of(type) == Form.INT) {
            final String to = wall(later);
            final String from = wall(earlier);
            return compiler.strict(type, Form.INT, "(int) " + CALENDAR + ".monthsBetween(" + POINTS + ".day(" + from
                + "), " + POINTS + ".ofDay(" + from + "), " + POINTS + ".day(" + to + "), " + POINTS + ".ofDay(" + to
                + "))", later, earlier);
        }
        return compiler.strict(type, Form.LONG, millis(later) + " - " + millis(earlier), later, earlier);
    }

    private static String millis(Value time) {
        return switch (time.type().getSqlTypeName()) {
            case DATE -> time.code() + " * " + DAY_MILLIS + 'L';
            case TIME -> "(long) " + time.code();
            default -> "Math.floorDiv(" + time.code() + ", " + TimePoints.MILLI_NS + "L)";
        };
    }

    /** Code of a wall time in nanoseconds. */
    private String wall(Value time) {
        return switch (time.type().getSqlTypeName()) {
            case DATE -> POINTS + ".ofDate(" + time.code() + ')';
            case TIME -> time.code() + " * " + TimePoints.MILLI_NS + 'L';
            default -> compiler.conversions().times().local(time);
        };
    }

    private Value extract(RexCall call) {
        final TimeUnitRange unit = unit(call.getOperands().get(0));
        final Value time = operand(call, 1);
        if (Operations.isInterval(time.type())) {
            throw ExpressionCompiler.refused(call, "takes a part of an INTERVAL; divide it by one of the unit");
        }
        final String method = PARTS + '.' + unit.name().toLowerCase(Locale.ROOT);
        return compiler.strict(call.getType(), Form.LONG, method + '(' + wall(time) + ')', time);
    }

    private static TimeUnitRange unit(RexNode flag) {
        return ((RexLiteral) flag).getValueAs(TimeUnitRange.class);
    }

    private Value toUnit(RexCall call, String method) {
        final List<RexNode> operands = call.getOperands();
        if (operands.size() < 2) {
            throw ExpressionCompiler.refused(
                call, "needs a unit: " + method.toUpperCase(Locale.ROOT) + "(time TO unit)");
        }
        final Value time = compiler.value(operands.get(0));
        final String at = wall(time);
        final String code = switch (unit(operands.get(1))) {
            case YEAR -> months(method, at, 12);
            case QUARTER -> months(method, at, 3);
            case MONTH -> months(method, at, 1);
            case WEEK -> PARTS + '.' + method + "Week(" + at + ')';
            case DAY -> fixed(method, at, TimePoints.DAY_NS);
            case HOUR -> fixed(method, at, TimePoints.HOUR_NS);
            case MINUTE -> fixed(method, at, TimePoints.MINUTE_NS);
            case SECOND -> fixed(method, at, TimePoints.SECOND_NS);
            case MILLISECOND -> fixed(method, at, TimePoints.MILLI_NS);
            case DECADE -> months(method, at, 120);
            default -> throw ExpressionCompiler.refused(call, "goes to a unit that is not supported; take one of YEAR, "
                + "QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND");
        };
        return compiler.strict(call.getType(), Form.of(call.getType()), held(code, call.getType()), time);
    }

    private static String months(String method, String at, int months) {
        return PARTS + '.' + method + "Months(" + at + ", " + months + ')';
    }

    private static String fixed(String method, String at, long unitNs) {
        return POINTS + '.' + method + '(' + at + ", " + unitNs + "L)";
    }

    /** Code of what a type holds for a wall time. */
    private String held(String wall, RelDataType type) {
        if (type.getSqlTypeName() == SqlTypeName.DATE) {
            return "(int) " + POINTS + ".day(" + wall + ')';
        }
        if (type.getSqlTypeName() == SqlTypeName.TIME) {
            return "(int) (" + wall + " / " + TimePoints.MILLI_NS + "L)";
        }
        return SqlTypes.isTimestamp(type) ? compiler.conversions().times().instant(wall, type) : wall;
    }
}

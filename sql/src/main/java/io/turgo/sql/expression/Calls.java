package io.turgo.sql.expression;

import io.turgo.decimal.Decimal;
import io.turgo.error.Suggestion;
import io.turgo.sql.function.DecimalMath;
import io.turgo.sql.function.DoubleCell;
import io.turgo.sql.function.FunctionSpec;
import io.turgo.sql.function.FunctionTable;
import io.turgo.sql.function.LocalZone;
import io.turgo.sql.function.LongCell;
import io.turgo.sql.function.TextValue;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calls of functions that are static methods, as {@link FunctionSpec} describes them. */
final class Calls {
    private final ExpressionCompiler compiler;

    Calls(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Value write(RexCall call) {
        final FunctionSpec spec = FunctionTable.of(call.getOperator());
        if (spec == null) {
            throw ExpressionCompiler.refused(call, "calls " + call.getOperator().getName() + ", which is not supported"
                + Suggestion.of(call.getOperator().getName(), FunctionTable.names()));
        }
        final Value[] arguments = call.getOperands().stream().map(each -> argument(spec, each)).toArray(Value[]::new);
        for (final Value each : arguments) {
            if (each.isNothing()) {
                return Value.nothing(call.getType());
            }
        }
        return spec.folds() ? folded(spec, call, arguments) : called(spec, call.getType(), call, arguments);
    }

    /** Functions of times, which are for wall times, get the wall time of a point in time and of a date. */
    private Value argument(FunctionSpec spec, RexNode node) {
        final Value value = compiler.value(node);
        final SqlTypeName type = value.type().getSqlTypeName();
        return spec.group() == FunctionSpec.Group.TIME
            && (type == SqlTypeName.DATE || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE)
            ? compiler.conversions().times().wallTime(value) : value;
    }

    /** A function of two that is applied to the first two arguments, then to the result and the third, and so on. */
    private Value folded(FunctionSpec spec, RexCall call, Value[] arguments) {
        Value result = compiler.conversions().implicit(arguments[0], call.getType());
        for (int i = 1; i < arguments.length; i++) {
            final Value next = compiler.conversions().implicit(arguments[i], call.getType());
            result = called(spec, call.getType(), call, new Value[] {result, next});
        }
        return result;
    }

    private Value called(FunctionSpec spec, RelDataType type, RexCall call, Value[] arguments) {
        final Form form = Form.of(type);
        Method best = null;
        int bestCost = Integer.MAX_VALUE;
        for (final Method method : spec.methods()) {
            final int cost = cost(method, form, arguments);
            if (cost < bestCost) {
                best = method;
                bestCost = cost;
            }
        }
        if (best == null) {
            throw ExpressionCompiler.refused(call, "is no call of " + spec.signature());
        }
        return invoke(best, type, form, arguments);
    }

    /** How far the arguments are from what a method takes; more than any other if they are not what it takes. */
    private static int cost(Method method, Form form, Value[] arguments) {
        int cost = 0;
        int given = 0;
        for (final Class<?> each : taken(method, form)) {
            if (given == arguments.length) {
                return Integer.MAX_VALUE;
            }
            final int step = cost(each, arguments[given++]);
            if (step < 0) {
                return Integer.MAX_VALUE;
            }
            cost += step;
        }
        return given == arguments.length ? cost : Integer.MAX_VALUE;
    }

    private static int cost(Class<?> parameter, Value value) {
        return switch (value.form()) {
            case TEXT, SYMBOL -> parameter == TextValue.class ? 0 : -1;
            case BOOLEAN -> parameter == boolean.class ? 0 : -1;
            case INT -> order(parameter, int.class, long.class, Decimal.class, double.class);
            case LONG -> order(parameter, long.class, Decimal.class, double.class, int.class);
            case DOUBLE -> order(parameter, double.class);
            default -> order(parameter, Decimal.class, double.class);
        };
    }

    private static int order(Class<?> parameter, Class<?>... preferred) {
        return List.of(preferred).indexOf(parameter);
    }

    private static boolean isArgument(Class<?> parameter) {
        return parameter.isPrimitive() || parameter == TextValue.class || parameter == Decimal.class;
    }

    /** The parameters that are arguments in SQL. */
    private static List<Class<?>> taken(Method method, Form form) {
        final List<Class<?>> taken = new ArrayList<>();
        final Class<?>[] parameters = method.getParameterTypes();
        for (int i = 0; i < outIndex(method, form); i++) {
            if (isArgument(parameters[i])) {
                taken.add(parameters[i]);
            }
        }
        return taken;
    }

    /** The parameter that the result is put into; the number of parameters if it is returned. */
    private static int outIndex(Method method, Form form) {
        final Class<?>[] parameters = method.getParameterTypes();
        for (int i = parameters.length - 1; i >= 0; i--) {
            final boolean out = parameters[i] == LongCell.class || parameters[i] == DoubleCell.class
                || form == Form.TEXT && parameters[i] == TextValue.class
                || (form == Form.LONG_DECIMAL || form == Form.SHORT_DECIMAL) && parameters[i] == Decimal.class;
            if (out) {
                return i;
            }
        }
        return parameters.length;
    }

    private Value invoke(Method method, RelDataType type, Form form, Value[] arguments) {
        final int outIndex = outIndex(method, form);
        final Class<?>[] parameters = method.getParameterTypes();
        final List<String> codes = new ArrayList<>();
        final Value[] read = new Value[arguments.length];
        int given = 0;
        for (int i = 0; i < outIndex; i++) {
            if (parameters[i] == LocalZone.class) {
                codes.add(compiler.conversions().times().zone());
            } else if (isArgument(parameters[i])) {
                read[given] = parameters[i] == TextValue.class
                    ? compiler.conversions().text(arguments[given]) : arguments[given];
                codes.add(code(parameters[i], read[given]));
                given++;
            } else {
                codes.add(compiler.source().scratch(parameters[i]));
            }
        }
        final String head = method.getDeclaringClass().getCanonicalName() + '.' + method.getName() + '('
            + String.join(", ", codes);
        return outIndex == parameters.length ? compiler.strict(type, form, returned(method, form, head + ')'), read)
            : put(method, type, form, codes.isEmpty() ? head : head + ", ", read);
    }

    private static String returned(Method method, Form form, String code) {
        return form == Form.INT && method.getReturnType() == long.class ? "(int) " + code : code;
    }

    private String code(Class<?> parameter, Value value) {
        if (parameter == double.class) {
            return compiler.numbers().asDouble(value);
        }
        if (parameter == Decimal.class) {
            return compiler.numbers().asDecimal(value);
        }
        return parameter == int.class && value.form() == Form.LONG ? "(int) " + value.code() : value.code();
    }

    /** A result that the method puts into a parameter: it tells whether there is one, or always has one. */
    private Value put(Method method, RelDataType type, Form form, String head, Value[] read) {
        if (method.getReturnType() == void.class) {
            return compiler.conversions().written(type, head.substring(0, head.length() - 2), read);
        }
        final Class<?> cell = method.getParameterTypes()[outIndex(method, form)];
        final String out = compiler.source().scratch(cell);
        if (cell == Decimal.class) {
            final String digits = ", " + type.getPrecision() + ", " + type.getScale() + ')';
            final boolean fits = method.getParameterCount() > outIndex(method, form) + 1;
            final String failing = '!' + head + out + (fits ? digits
                : ") || !" + DecimalMath.class.getCanonicalName() + ".cast(" + out + ", " + out + digits);
            return compiler.strictUnless(
                type, form, failing, form == Form.LONG_DECIMAL ? out : out + ".low()", read);
        }
        final String narrow = form == Form.INT ? "(int) " : "";
        final String found = form == Form.BOOLEAN ? ".value != 0" : ".value";
        return compiler.strictUnless(
            type, form, '!' + head + out + ')', cell == TextValue.class ? out : narrow + out + found, read);
    }
}

package io.turgo.sql.function;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A method of a {@link SqlScalar}, which has been checked. Immutable.
 *
 * @param taken the parameters that are arguments in SQL
 * @param tells whether it returns whether there is a result
 */
record UserMethod(List<Class<?>> taken, boolean tells) {
    private static final Set<Class<?>> VALUES =
        Set.of(boolean.class, int.class, long.class, double.class, Decimal.class, TextValue.class);

    /**
     * Looks at a method.
     *
     * @throws ConfigurationException if it cannot be called, or does not give the result
     */
    static UserMethod of(Method method, Field result) {
        final Class<?>[] parameters = method.getParameterTypes();
        final Class<?> cell = cell(result);
        final boolean tells = method.getReturnType() == boolean.class && parameters.length > 0
            && parameters[parameters.length - 1] == cell;
        if (!tells && method.getReturnType() != returned(result)) {
            throw new ConfigurationException(method + " gives no " + result.typeName() + ": "
                + (returned(result) == null ? "" : "return " + returned(result).getSimpleName() + ", or ")
                + "let its last parameter be a " + cell.getSimpleName()
                + " and return as boolean whether there is a result");
        }
        final List<Class<?>> inputs = List.of(parameters).subList(0, parameters.length - (tells ? 1 : 0));
        inputs.stream().filter(each -> !VALUES.contains(each)).forEach(each -> requireMade(method, each));
        return new UserMethod(inputs.stream().filter(VALUES::contains).toList(), tells);
    }

    private static Class<?> cell(Field result) {
        return switch (result.type()) {
            case FLOAT64 -> DoubleCell.class;
            case DECIMAL -> Decimal.class;
            case STRING, SYMBOL -> TextValue.class;
            default -> LongCell.class;
        };
    }

    private static Class<?> returned(Field result) {
        return switch (result.type()) {
            case BOOLEAN -> boolean.class;
            case INT32 -> int.class;
            case INT64, TIMESTAMP -> long.class;
            case FLOAT64 -> double.class;
            default -> null;
        };
    }

    private static void requireMade(Method method, Class<?> parameter) {
        final int modifiers = parameter.getModifiers();
        final boolean made = Modifier.isPublic(modifiers) && !Modifier.isAbstract(modifiers)
            && Arrays.stream(parameter.getConstructors()).map(Constructor::getParameterCount).anyMatch(n -> n == 0);
        if (!made) {
            throw new ConfigurationException(method + " has a parameter of " + parameter.getName() + ", which is no "
                + "value of SQL and cannot be made: take boolean, int, long, double, Decimal, TextValue, or a public "
                + "class with a public constructor without arguments");
        }
    }

    /** How many arguments it takes. */
    int arguments() {
        return taken.size();
    }

    /** The types of its arguments in SQL: {@code (STRING, INT)}. */
    String types() {
        return taken.stream().map(each -> each == TextValue.class ? "STRING" : each == long.class ? "BIGINT"
            : each.getSimpleName().toUpperCase(Locale.ROOT)).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether it can be called with arguments of those types. */
    boolean takes(List<RelDataType> types) {
        boolean all = types.size() == taken.size();
        for (int i = 0; all && i < types.size(); i++) {
            all = takes(taken.get(i), types.get(i));
        }
        return all;
    }

    private static boolean takes(Class<?> parameter, RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case NULL -> true;
            case BOOLEAN -> parameter == boolean.class;
            case TINYINT, SMALLINT, INTEGER -> isNumber(parameter);
            case BIGINT -> isNumber(parameter) && parameter != int.class;
            case DECIMAL -> parameter == Decimal.class || parameter == double.class;
            case FLOAT, REAL, DOUBLE -> parameter == double.class;
            case CHAR, VARCHAR -> parameter == TextValue.class;
            case DATE, TIME -> parameter == int.class;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> parameter == long.class;
            default -> false;
        };
    }

    private static boolean isNumber(Class<?> parameter) {
        return parameter == int.class || parameter == long.class || parameter == double.class
            || parameter == Decimal.class;
    }
}

package io.turgo.record;

import static io.turgo.record.AccessorKind.Role.ANY;
import static io.turgo.record.AccessorKind.Role.GET;
import static io.turgo.record.AccessorKind.Role.SET;

import io.turgo.decimal.Decimal;
import io.turgo.text.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each way in which a view reads or sets a field: the Java type, the field types that it goes with, and the method of
 * {@link Row} or {@link ViewSupport} that does it, to which the view's accessor passes the column and, where it has
 * one, the holder of the result or the value to be set.
 */
enum AccessorKind {
    GET_BOOLEAN(GET, boolean.class, Row.class, "bool", null, Type.BOOLEAN),
    GET_INT(GET, int.class, Row.class, "int32", null, Type.INT32),
    GET_LONG(GET, long.class, Row.class, "int64", null, Type.INT64, Type.TIMESTAMP),
    GET_DOUBLE(GET, double.class, Row.class, "float64", null, Type.FLOAT64),
    GET_DECIMAL(GET, Decimal.class, Row.class, "readDecimal", Decimal.class, Type.DECIMAL),
    GET_UNSCALED(GET, long.class, Row.class, "int64", null, Type.DECIMAL),
    GET_SYMBOL(GET, String.class, ViewSupport.class, "symbol", null, Type.SYMBOL),
    GET_SYMBOL_NUMBER(GET, int.class, Row.class, "int32", null, Type.SYMBOL),
    GET_STRING(GET, Text.class, ViewSupport.class, "readString", Text.class, Type.STRING),

    SET_BOOLEAN(SET, boolean.class, Row.class, "bool", null, Type.BOOLEAN),
    SET_INT(SET, int.class, Row.class, "int32", null, Type.INT32),
    SET_LONG(SET, long.class, Row.class, "int64", null, Type.INT64, Type.TIMESTAMP),
    SET_INSTANT(SET, Instant.class, ViewSupport.class, "timestamp", null, Type.TIMESTAMP),
    SET_DOUBLE(SET, double.class, Row.class, "float64", null, Type.FLOAT64),
    SET_DECIMAL(SET, Decimal.class, ViewSupport.class, "decimal", null, Type.DECIMAL),
    SET_UNSCALED(SET, long.class, ViewSupport.class, "unscaled", null, Type.DECIMAL),
    SET_DECIMAL_TEXT(SET, CharSequence.class, ViewSupport.class, "decimal", null, Type.DECIMAL),
    SET_SYMBOL(SET, CharSequence.class, ViewSupport.class, "symbol", null, Type.SYMBOL),
    SET_SYMBOL_NUMBER(SET, int.class, ViewSupport.class, "symbol", null, Type.SYMBOL),
    SET_STRING(SET, CharSequence.class, ViewSupport.class, "string", null, Type.STRING),
    SET_TEXT(SET, Text.class, ViewSupport.class, "string", null, Type.STRING),

    IS_NULL(ANY, boolean.class, Row.class, "isNull", null),
    SET_NULL(ANY, void.class, Row.class, "setNull", null);

    /** How a kind is found: by being a getter or a setter of a type, or by the accessor's name. */
    enum Role { GET, SET, ANY }

    private final Role role;
    private final Class<?> javaType;
    private final Class<?> owner;
    private final String method;
    private final Class<?> holder;
    private final Set<Type> types;

    AccessorKind(Role role, Class<?> javaType, Class<?> owner, String method, Class<?> holder, Type... types) {
        this.role = role;
        this.javaType = javaType;
        this.owner = owner;
        this.method = method;
        this.holder = holder;
        this.types = types.length == 0 ? EnumSet.allOf(Type.class) : EnumSet.copyOf(Arrays.asList(types));
    }

    /** The getter or setter of {@code field} for a Java type, or null if there is none. */
    static AccessorKind find(Role role, Field field, Class<?> javaType) {
        final Class<?> wanted = role == SET && javaType == String.class ? CharSequence.class : javaType;
        for (final AccessorKind kind : values()) {
            if (kind.role == role && kind.javaType == wanted && kind.suits(field)) {
                return kind;
            }
        }
        return null;
    }

    /** The Java types for which there is a getter or setter of {@code field}, for messages. */
    static String javaTypes(Role role, Field field) {
        return Arrays.stream(values()).filter(kind -> kind.role == role && kind.suits(field))
            .map(kind -> kind.javaType.getSimpleName()).collect(Collectors.joining(" or "));
    }

    private boolean suits(Field field) {
        return types.contains(field.type()) && !(this == GET_UNSCALED && field.isWideDecimal());
    }

    /** Whether the record may change. */
    boolean writes() {
        return role == SET || this == SET_NULL;
    }

    /** What the accessor takes or gives. */
    Class<?> javaType() {
        return javaType;
    }

    /** {@link Row} or {@link ViewSupport}. */
    Class<?> owner() {
        return owner;
    }

    /** The method of {@link #owner}. */
    String method() {
        return method;
    }

    /** What holds the result and is kept by the view, one per accessor; or null. */
    Class<?> holder() {
        return holder;
    }

    /** What the method of {@link #owner} returns. */
    Class<?> resultType() {
        return role == SET ? void.class : javaType;
    }

    /** What the method of {@link #owner} takes after the column, or null. */
    Class<?> argumentType() {
        return role == SET ? javaType : holder;
    }
}

package io.turgo.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/** What the type variables of an interface's super-interfaces stand for, as seen from that interface. */
final class TypeVariables {
    private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

    TypeVariables(Class<?> view) {
        bindSupertypes(view);
    }

    private void bindSupertypes(Class<?> type) {
        for (final Type each : type.getGenericInterfaces()) {
            if (each instanceof ParameterizedType parameterized) {
                final Type[] arguments = parameterized.getActualTypeArguments();
                final TypeVariable<?>[] variables = ((Class<?>) parameterized.getRawType()).getTypeParameters();
                for (int i = 0; i < arguments.length; i++) {
                    bound.put(variables[i], arguments[i]);
                }
            }
            bindSupertypes(erased(each));
        }
    }

    /** The class that {@code type} is, or its bound; {@code Object} for arrays of type variables and wildcards. */
    Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erased(bound.getOrDefault(variable, variable.getBounds()[0]));
        }
        return Object.class;
    }
}

package io.turgo.record;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.record.AccessorKind.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the field and the kind of access that a method of a view interface means, by its name and its types. */
final class AccessorResolver {
    private static final String IS_NULL_SUFFIX = "IsNull";
    private static final String NULL_PREFIX = "null";

    private final Class<?> view;
    private final ViewColumns columns;
    private final TypeVariables variables;
    private final Set<String> names;

    AccessorResolver(Class<?> view, ViewColumns columns) {
        this.view = view;
        this.columns = columns;
        variables = new TypeVariables(view);
        names = new TreeSet<>(columns.columns().keySet());
        names.addAll(columns.later());
    }

    /**
     * @throws ConfigurationException if the method cannot be an accessor here; says of which field, and what would do
     */
    Accessor resolve(Method method) {
        final String name = fieldName(method.getName());
        if (method.getParameterCount() > 1) {
            throw new ConfigurationException("takes " + method.getParameterCount()
                + " arguments, an accessor takes none or one; make it a default method");
        }
        if (names.contains(name)) {
            return method.getParameterCount() == 0 ? getter(method, name) : setter(method, name);
        }
        if (method.getParameterCount() == 0 && name.endsWith(IS_NULL_SUFFIX)) {
            return isNull(method, fieldName(name.substring(0, name.length() - IS_NULL_SUFFIX.length())));
        }
        if (method.getParameterCount() == 0 && name.startsWith(NULL_PREFIX) && name.length() > NULL_PREFIX.length()) {
            return setNull(method, name.substring(NULL_PREFIX.length()));
        }
        throw unknown(name);
    }

    /** The field of that name; else the one of that name written with underscores: windowStart finds window_start. */
    private String fieldName(String accessor) {
        if (names.contains(accessor)) {
            return accessor;
        }
        final StringBuilder underscored = new StringBuilder();
        accessor.chars().forEach(c -> underscored.append(Character.isUpperCase(c) ? "_" : "")
            .append((char) Character.toLowerCase(c)));
        return names.contains(underscored.toString()) ? underscored.toString() : accessor;
    }

    private Accessor getter(Method method, String name) {
        final Column column = columns.columns().get(name);
        if (column == null) {
            return notYet(method, name);
        }
        final Class<?> type = variables.erased(method.getGenericReturnType());
        final AccessorKind kind = AccessorKind.find(Role.GET, column.field(), type);
        if (kind == null) {
            throw new ConfigurationException("returns " + type.getSimpleName() + ", but " + typed(column) + ": return "
                + AccessorKind.javaTypes(Role.GET, column.field()));
        }
        return Accessor.of(method, kind, column);
    }

    private Accessor setter(Method method, String name) {
        final Column column = columns.columns().get(name);
        if (column == null) {
            return notYet(method, name);
        }
        final Class<?> type = variables.erased(method.getGenericParameterTypes()[0]);
        final AccessorKind kind = AccessorKind.find(Role.SET, column.field(), type);
        if (kind == null) {
            throw new ConfigurationException("takes " + type.getSimpleName() + ", but " + typed(column) + ": take "
                + AccessorKind.javaTypes(Role.SET, column.field()));
        }
        requireSetterResult(method, column);
        if (kind == AccessorKind.SET_SYMBOL && columns.access() == ViewColumns.Access.DERIVE) {
            return Accessor.refused(method, describe(method) + ": operators never intern, so " + typed(column)
                + " is set by its number (int) at stage `" + columns.stage() + "`; only publishers set its text");
        }
        return writing(method, kind, column);
    }

    private Accessor isNull(Method method, String name) {
        final Column column = columns.columns().get(name);
        if (column == null) {
            return notYetOrUnknown(method, name);
        }
        if (method.getReturnType() != boolean.class) {
            throw new ConfigurationException("returns " + method.getReturnType().getSimpleName()
                + ", but whether field `" + name + "` is null is a boolean");
        }
        return Accessor.of(method, AccessorKind.IS_NULL, column);
    }

    private Accessor setNull(Method method, String capitalised) {
        final String name = fieldName(uncapitalised(capitalised));
        final Column column = columns.columns().get(name);
        if (column == null) {
            return notYetOrUnknown(method, name);
        }
        if (!column.field().nullable() && !columns.derived().contains(name)) {
            throw new ConfigurationException("sets field `" + name + "` to null, but " + typed(column)
                + ", which is not nullable: declare it with orNull() or drop the method");
        }
        requireSetterResult(method, column);
        return writing(method, AccessorKind.SET_NULL, column);
    }

    private String uncapitalised(String capitalised) {
        final List<String> found = new ArrayList<>();
        for (final String name : names) {
            if (capitalised.equals(Character.toUpperCase(name.charAt(0)) + name.substring(1))) {
                found.add(name);
            }
        }
        if (found.size() > 1) {
            throw new ConfigurationException("may mean field `" + found.get(0) + "` or `" + found.get(1)
                + "`, rename one of them");
        }
        return found.isEmpty() ? Character.toLowerCase(capitalised.charAt(0)) + capitalised.substring(1) : found.get(0);
    }

    private Accessor writing(Method method, AccessorKind kind, Column column) {
        return columns.access() == ViewColumns.Access.READ
            ? Accessor.refused(method, describe(method) + ": records are read only at stage `" + columns.stage() + "`")
            : Accessor.of(method, kind, column);
    }

    private void requireSetterResult(Method method, Column column) {
        final Class<?> result = method.getReturnType();
        if (result != void.class && !result.isAssignableFrom(view)) {
            throw new ConfigurationException("sets field `" + column.name() + "` and returns "
                + result.getSimpleName() + ": return void or " + view.getSimpleName());
        }
    }

    private Accessor notYetOrUnknown(Method method, String name) {
        if (columns.later().contains(name)) {
            return notYet(method, name);
        }
        throw unknown(name);
    }

    private Accessor notYet(Method method, String name) {
        return Accessor.refused(method, describe(method) + ": field `" + name + "` is not there yet at stage `"
            + columns.stage() + "`, it is derived later; move the stage behind the one that derives it");
    }

    private ConfigurationException unknown(String name) {
        return new ConfigurationException("there is no field `" + name + "`, there are "
            + String.join(", ", names) + Suggestion.of(name, names));
    }

    private static String typed(Column column) {
        return "field `" + column.name() + "` is " + column.field().typeName();
    }

    /** The method with its interface, for the message of a call that fails. */
    private String describe(Method method) {
        final StringBuilder text = new StringBuilder(view.getSimpleName()).append('.').append(method.getName());
        text.append('(');
        if (method.getParameterCount() > 0) {
            text.append(method.getParameterTypes()[0].getSimpleName());
        }
        return text.append(')').toString();
    }
}

package io.turgo.sql.function;

import io.turgo.error.ConfigurationException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The functions of the class path that are not Turgo's own, by name. Any thread. */
final class UserFunctions {
    private static volatile Map<String, FunctionSpec> found;

    private UserFunctions() {
    }

    /**
     * All there are; they are looked for once.
     *
     * @throws ConfigurationException if one cannot be used: it has no class, no method that fits, or the name of
     *                                another one
     */
    static Map<String, FunctionSpec> all(Map<String, FunctionSpec> builtIn) {
        if (found == null) {
            found = load(builtIn);
        }
        return found;
    }

    private static Map<String, FunctionSpec> load(Map<String, FunctionSpec> builtIn) {
        final Map<String, FunctionSpec> all = new TreeMap<>();
        try {
            for (final SqlScalar each : ServiceLoader.load(SqlScalar.class, SqlScalar.class.getClassLoader())) {
                add(each, builtIn, all);
            }
        } catch (final ServiceConfigurationError e) {
            throw new ConfigurationException("a function of your own cannot be loaded: " + e.getMessage()
                + "; META-INF/services/" + SqlScalar.class.getName() + " names public classes, one a line");
        }
        return all;
    }

    /** Adds a function to others. */
    static void add(SqlScalar function, Map<String, FunctionSpec> builtIn, Map<String, FunctionSpec> all) {
        final String name = function.name().toUpperCase(Locale.ROOT);
        final String what = "function " + name + " of " + function.getClass().getName();
        if (builtIn.containsKey(name) || all.containsKey(name)) {
            throw new ConfigurationException(what + " has the name of "
                + (builtIn.containsKey(name) ? "one that is built in" : "another one") + ": give it a name of its own");
        }
        final List<Method> methods = Arrays.stream(function.getClass().getMethods())
            .filter(each -> each.getName().equals(SqlScalar.METHOD)).toList();
        if (methods.isEmpty() || !Modifier.isPublic(function.getClass().getModifiers())
            || methods.stream().anyMatch(each -> !Modifier.isStatic(each.getModifiers()))) {
            throw new ConfigurationException(what + " has no public static method `" + SqlScalar.METHOD
                + "` that can be called: expressions call it by its class, which has to be public, too");
        }
        all.put(name, UserFunction.spec(
            function, methods.stream().map(each -> UserMethod.of(each, function.result())).toList()));
    }
}

package io.turgo.sql.expression;

import io.turgo.stage.StageContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The source of a stage's class while it is written: its constants, and the statements that a row goes through. */
final class StageSource {
    private static final String INDENT = "    ";

    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();
    private final Deque<StringBuilder> bodies = new ArrayDeque<>();
    private final Deque<Integer> depths = new ArrayDeque<>();
    private StringBuilder body = new StringBuilder();
    private final List<Function<StageContext, Object>> constants = new ArrayList<>();
    private final Map<Object, String> known = new HashMap<>();
    private int names;
    private int depth = 2;

    /** A name that no other has. */
    String name(String prefix) {
        return prefix + names++;
    }

    /** A statement. */
    void line(String statement) {
        body.append(INDENT.repeat(depth)).append(statement).append('\n');
    }

    /** Begins a block. */
    void open(String head) {
        line(head + " {");
        depth++;
    }

    /** Ends a block. */
    void close() {
        depth--;
        line("}");
    }

    /** Begins a method of its own; statements that follow are the method's until it ends. */
    void beginMethod(String head) {
        bodies.push(body);
        depths.push(depth);
        body = new StringBuilder(INDENT + "private static void " + head + " {\n");
        depth = 2;
    }

    /** Ends it, and goes on where it was begun. */
    void endMethod() {
        methods.append(body).append(INDENT).append("}\n\n");
        body = bodies.pop();
        depth = depths.pop();
    }

    /** A variable that methods of the class share. */
    String variable(String prefix, Class<?> type) {
        final String name = name(prefix);
        fields.append(INDENT).append("private static ").append(type.getCanonicalName()).append(' ').append(name)
            .append(";\n");
        return name;
    }

    /** A constant of the class that is made when a stage is; the same for the same key. */
    String constant(Object key, Class<?> type, Function<StageContext, Object> maker) {
        final String before = known.get(key);
        if (before != null) {
            return before;
        }
        final String name = name("c");
        fields.append(INDENT).append("private static final ").append(type.getCanonicalName()).append(' ').append(name)
            .append(" = (").append(type.getCanonicalName()).append(") DATA[").append(constants.size()).append("];\n");
        constants.add(maker);
        known.put(key, name);
        return name;
    }

    /** A new object of the class's own: where a result is put, or what a function keeps from row to row. */
    String scratch(Class<?> type) {
        final String name = name("s");
        fields.append(INDENT).append("private static final ").append(type.getCanonicalName()).append(' ').append(name)
            .append(" = new ").append(type.getCanonicalName()).append("();\n");
        return name;
    }

    /** What makes the constants, in their order. */
    List<Function<StageContext, Object>> constants() {
        return constants;
    }

    /** The whole class. */
    String text(String packageName, String className) {
        return "package " + packageName + ";\n\n"
            + "public final class " + className + " implements io.turgo.stage.StatelessStage {\n"
            + INDENT + "private static final Object[] DATA = StageClass.data("
            + "java.lang.invoke.MethodHandles.lookup());\n"
            + fields + "\n" + methods
            + INDENT + "public boolean onRow(io.turgo.record.Row row) {\n" + body + INDENT + "}\n}\n";
    }
}

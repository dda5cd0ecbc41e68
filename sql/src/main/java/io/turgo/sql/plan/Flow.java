package io.turgo.sql.plan;

import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream and the fields that its rows have. It goes on as fields are added in place: fields keep their numbers, and
 * what was attached before stays where it is. One thread.
 */
final class Flow {
    private Stream<Row> stream;
    private final List<StreamField> fields;
    /** Which field holds an expression that was computed, by the expression's text. */
    private final Map<String, Integer> computed = new HashMap<>();

    private final RowWindow window;

    Flow(Stream<Row> stream, List<StreamField> fields) {
        this(stream, fields, null);
    }

    /** @param window whose bounds the first two fields are; null without */
    Flow(Stream<Row> stream, List<StreamField> fields, RowWindow window) {
        this.stream = stream;
        this.fields = new ArrayList<>(fields);
        this.window = window;
    }

    /** The window that each row is in or the result of, whose bounds are the first two fields; null without. */
    RowWindow window() {
        return window;
    }

    Stream<Row> stream() {
        return stream;
    }

    List<StreamField> fields() {
        return fields;
    }

    List<String> names() {
        return fields.stream().map(StreamField::name).toList();
    }

    StreamField field(int number) {
        return fields.get(number);
    }

    /** The number of the field that holds an expression, or -1. */
    int holding(String expression) {
        return computed.getOrDefault(expression, -1);
    }

    /** Goes on behind a stage that has added fields. */
    void advance(Stream<Row> behind) {
        stream = behind;
    }

    /** Adds a field, which holds an expression. */
    int add(StreamField field, String expression) {
        fields.add(field);
        computed.put(expression, fields.size() - 1);
        return fields.size() - 1;
    }

    /** The same fields behind another stage. */
    Flow behind(Stream<Row> other) {
        final Flow flow = new Flow(other, fields, window);
        flow.computed.putAll(computed);
        return flow;
    }

    /** A name for a new field: the one that is wanted, or one like it that no field has. */
    String free(String wanted) {
        final String base = wanted.chars().allMatch(Character::isJavaIdentifierPart)
            && Character.isJavaIdentifierStart(wanted.charAt(0)) ? wanted : "column";
        String name = base;
        for (int i = 2; has(name); i++) {
            name = base + '_' + i;
        }
        return name;
    }

    private boolean has(String name) {
        return fields.stream().map(StreamField::field).map(Field::name).anyMatch(name::equals);
    }
}

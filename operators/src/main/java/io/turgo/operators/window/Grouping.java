package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a window makes of its rows. Immutable; any thread.
 *
 * @param keys       by which fields it groups them
 * @param aggregates of each group
 * @param name       of the results' schema, or null for the input's and {@code _windows}
 */
record Grouping(List<String> keys, List<Aggregate> aggregates, String name) {
    static final Grouping NONE = new Grouping(List.of(), List.of(), null);

    Grouping by(String... fields) {
        return new Grouping(List.of(fields), aggregates, name);
    }

    Grouping aggregate(Aggregate... functions) {
        return new Grouping(keys, List.of(functions), name);
    }

    Grouping named(String schema) {
        return new Grouping(keys, aggregates, schema);
    }

    /**
     * The schema of the results.
     *
     * @param kind of window, for messages
     * @throws ConfigurationException if it cannot be made of those rows
     */
    Schema results(Schema in, String kind) {
        final String what = kind + " window over `" + in.name() + "`";
        if (aggregates.isEmpty()) {
            throw new ConfigurationException(what + " has no aggregate, name one, e.g. aggregate(count())");
        }
        KeyFields.require(in, keys, what);
        final List<Field> fields = new ArrayList<>();
        fields.add(Field.timestamp(GroupedWindows.WINDOW_START));
        fields.add(Field.timestamp(GroupedWindows.WINDOW_END));
        keys.forEach(key -> fields.add(in.field(key)));
        fields.addAll(AccumulatorSet.results(aggregates, in));
        return new Schema(name == null ? in.name() + "_windows" : name, fields);
    }

    String logic() {
        return " by=" + keys + " aggregates=" + aggregates + " name=" + name;
    }
}

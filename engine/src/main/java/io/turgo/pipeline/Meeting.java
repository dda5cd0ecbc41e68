package io.turgo.pipeline;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.JoinOperator;
import io.turgo.stage.Junction;
import io.turgo.stage.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * How several streams become one.
 *
 * @param rows     the schema of the rows of all
 * @param inflows  for each stream what makes such rows of its own
 * @param operator the join that works on them, or null for a union, whose rows they are
 */
record Meeting(Schema rows, List<Inflow> inflows, Operator operator) {
    /** Two streams meet to be joined. */
    static Meeting join(String name, Schema left, Schema right, JoinOperator join) {
        final Junction junction = new Junction(name, left, right, join);
        return new Meeting(junction.rows(), List.of(
            new Inflow(junction.rows(), left, junction.fields(false), false),
            new Inflow(junction.rows(), right, junction.fields(true), true)), junction.operator());
    }

    /** Streams of the same fields become one. */
    static Meeting union(String name, List<Schema> streams) {
        final List<Field> fields = new ArrayList<>(streams.get(0).fields());
        for (final Schema each : streams) {
            for (int i = 0; i < fields.size(); i++) {
                final Field field = i < each.fields().size() ? each.fields().get(i) : null;
                if (field == null || each.fields().size() != fields.size()
                    || !field.orNull().equals(fields.get(i).orNull())) {
                    throw new ConfigurationException("the union of " + streams.get(0) + " and " + each
                        + ": both need the same fields of the same types in the same order");
                }
                fields.set(i, field.nullable() ? field : fields.get(i));
            }
        }
        final Schema rows = new Schema(name, fields);
        final List<String> names = fields.stream().map(Field::name).toList();
        return new Meeting(rows, streams.stream().map(each -> new Inflow(rows, each, names, null)).toList(), null);
    }
}

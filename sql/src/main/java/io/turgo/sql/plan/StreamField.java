package io.turgo.sql.plan;

import io.turgo.record.Field;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A field that the rows of a stream have.
 *
 * @param type    in SQL
 * @param origins of a text that comes from tables as it is: their columns; else none
 */
record StreamField(Field field, RelDataType type, List<Origin> origins) {
    /** A field that is not a table's. */
    static StreamField made(Field field, RelDataType type) {
        return new StreamField(field, type, List.of());
    }

    String name() {
        return field.name();
    }

    /** The same under that name. */
    StreamField named(String name) {
        return new StreamField(field.named(name), type, origins);
    }
}

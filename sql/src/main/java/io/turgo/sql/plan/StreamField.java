package io.turgo.sql.plan;

import io.turgo.record.Field;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A field that the rows of a stream have.
 *
 * @param type   in SQL
 * @param origin of a text that comes from a table as it is, else null
 */
record StreamField(Field field, RelDataType type, Origin origin) {
    /** A field that is not a table's. */
    static StreamField made(Field field, RelDataType type) {
        return new StreamField(field, type, null);
    }

    String name() {
        return field.name();
    }

    /** The same under that name. */
    StreamField named(String name) {
        return new StreamField(field.named(name), type, origin);
    }
}

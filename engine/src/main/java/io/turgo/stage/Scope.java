package io.turgo.stage;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stage can see of the rows that reach it: the source's fields and what the stages before it added, each at its
 * place in the layout.
 *
 * @param schema  the visible fields
 * @param layout  of the whole record, with fields of other branches
 * @param columns the visible fields' columns by name, in the order of the schema
 */
public record Scope(Schema schema, RecordLayout layout, Map<String, Column> columns) {
    /** Everything in a record of that schema's own layout is visible. */
    public static Scope of(Schema schema) {
        return of(schema, RecordLayout.of(schema));
    }

    /** The schema's fields are visible in a record whose layout begins with them. */
    public static Scope of(Schema schema, RecordLayout layout) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        for (final Column column : layout.columns().subList(0, schema.fields().size())) {
            columns.put(column.name(), column);
        }
        return new Scope(schema, layout, columns);
    }

    /**
     * The column of a visible field.
     *
     * @throws ConfigurationException if there is none, naming the fields there are
     */
    public Column column(String field) {
        final Column column = columns.get(field);
        return column == null ? missing(field) : column;
    }

    private Column missing(String field) {
        throw new ConfigurationException("`" + schema.name() + "` has no field `" + field + "`; it has "
            + schema.fieldNames());
    }

    /** The columns of all visible fields, in the order of the schema. */
    public List<Column> all() {
        return new ArrayList<>(columns.values());
    }
}

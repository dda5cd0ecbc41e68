package io.turgo.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a view may see at one place of a plan. Immutable.
 *
 * @param stage   the name of that place, for messages
 * @param access  what the view may do
 * @param columns the fields that are there, by name
 * @param derived those of them that a stage derives: they may be made null even if they are not nullable
 * @param later   names of fields that a later stage derives: their accessors exist and fail when they are called
 */
public record ViewColumns(
    String stage, Access access, Map<String, Column> columns, Set<String> derived, Set<String> later) {

    /** What a view may do with its record. */
    public enum Access {
        /** Reads; a setter fails when it is called. */
        READ,
        /** Derives: also sets fields, decimals rounded HALF_UP to the field's scale; never interns a symbol. */
        DERIVE,
        /** Publishes input: also interns symbols; never rounds a decimal. */
        PUBLISH
    }

    /** Copies the collections. */
    public ViewColumns {
        columns = Map.copyOf(columns);
        derived = Set.copyOf(derived);
        later = Set.copyOf(later);
    }

    /** All columns of a layout whose names are distinct, none of them derived. */
    public static ViewColumns of(String stage, Access access, RecordLayout layout) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        for (final Column column : layout.columns()) {
            columns.put(column.name(), column);
        }
        return new ViewColumns(stage, access, columns, Set.of(), Set.of());
    }
}

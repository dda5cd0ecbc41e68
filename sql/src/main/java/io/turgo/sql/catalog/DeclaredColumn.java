package io.turgo.sql.catalog;

import io.turgo.sql.text.Place;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * A column of a declared table.
 *
 * @param kind       where its values come from
 * @param key        the connector's key of {@link Kind#METADATA}, else null
 * @param virtual    whether it is left out when the table is written
 * @param expression of {@link Kind#COMPUTED}, over the columns that are not computed, in their order; else null
 * @param place      of its name
 */
public record DeclaredColumn(String name, RelDataType type, Kind kind, String key, boolean virtual,
    RexNode expression, Place place) {
    /** Where a column's values come from. */
    public enum Kind {
        /** From the data. */
        PHYSICAL,
        /** From the connector. */
        METADATA,
        /** From an expression over the other ones. */
        COMPUTED
    }

    /** A column of the data. */
    public static DeclaredColumn physical(String name, RelDataType type, Place place) {
        return new DeclaredColumn(name, type, Kind.PHYSICAL, null, false, null, place);
    }

    /** Whether it is computed. */
    public boolean isComputed() {
        return kind == Kind.COMPUTED;
    }
}

package io.turgo.stage;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.util.List;

/**
 * What comes out of an operator.
 *
 * @param added the fields that it adds to its rows, in place; empty if it makes new rows
 * @param fresh the schema of the new rows that it makes, or null if it works in place
 * @param updates whether some of the new rows are updates of earlier ones
 */
public record Output(List<Field> added, Schema fresh, boolean updates) {
    /** Rows pass, or not, as they are. */
    public static Output same() {
        return new Output(List.of(), null, false);
    }

    /** Rows pass with more fields. */
    public static Output adding(List<Field> fields) {
        return new Output(List.copyOf(fields), null, false);
    }

    /** New rows are made; those that came in end here. */
    public static Output fresh(Schema schema) {
        return new Output(List.of(), schema, false);
    }

    /** New rows and updates of them ({@link io.turgo.record.RowKind}) are made; those that came in end here. */
    public static Output updating(Schema schema) {
        return new Output(List.of(), schema, true);
    }

    /** Whether new rows are made. */
    public boolean isFresh() {
        return fresh != null;
    }
}

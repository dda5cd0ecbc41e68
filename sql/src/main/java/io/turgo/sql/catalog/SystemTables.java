package io.turgo.sql.catalog;

import io.turgo.pipeline.DeadLetters;
import io.turgo.sql.text.Place;
import io.turgo.sql.type.SqlTypes;
import io.turgo.sql.type.TurgoTypeFactory;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/** Tables that every file can read without declaring them. */
public final class SystemTables {
    /** Input that could not be decoded: from which source, where in it, why, and as it came. */
    public static final DeclaredTable DEAD_LETTERS = deadLetters(new TurgoTypeFactory());

    private SystemTables() {
    }

    private static DeclaredTable deadLetters(RelDataTypeFactory types) {
        return new DeclaredTable("dead_letters", DeadLetters.SCHEMA.fields().stream().map(field ->
            DeclaredColumn.physical(field.name(), SqlTypes.type(types, field), Place.START)).toList(), null,
            List.of(), List.of(), Place.START);
    }
}

package io.turgo.connectors.spi;

import io.turgo.record.Field;
import java.util.Objects;

/**
 * A column of a table as a connector sees it.
 *
 * @param field   name and physical type; a text may come as STRING or as SYMBOL, and a connector takes both
 * @param kind    where its values come from
 * @param detail  the key of {@link Kind#METADATA}, the text of {@link Kind#CONSTANT}, else null
 * @param meaning what a value of the physical type means where that alone does not say it
 */
public record TableColumn(Field field, Kind kind, String detail, Meaning meaning) {
    /** Where a column's values come from. */
    public enum Kind {
        /** From the data. */
        PHYSICAL,
        /** From the connector, under a key of its spec. */
        METADATA,
        /** From the table's definition: one text for all rows, written as it would be in the data. */
        CONSTANT
    }

    /** What the values of a physical type stand for. */
    public enum Meaning {
        /** Nothing else. */
        PLAIN,
        /** An INT32 of -128..127. */
        TINYINT,
        /** An INT32 of -32768..32767. */
        SMALLINT,
        /** An INT32 that counts days since 1970-01-01. */
        DATE,
        /** An INT32 that counts milliseconds of the day. */
        TIME,
        /** A TIMESTAMP that is a point in time, not what a clock on some wall shows. */
        INSTANT
    }

    /** Nothing of it is null, but for the detail of a physical column. */
    public TableColumn {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(meaning, "meaning");
        if (kind != Kind.PHYSICAL) {
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** A column whose physical type says all. */
    public TableColumn(Field field, Kind kind, String detail) {
        this(field, kind, detail, Meaning.PLAIN);
    }

    /** A column of the data. */
    public static TableColumn physical(Field field) {
        return new TableColumn(field, Kind.PHYSICAL, null);
    }

    /** The column's name. */
    public String name() {
        return field.name();
    }
}

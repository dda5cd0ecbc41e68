package io.turgo.connectors.csv;

import io.turgo.record.Column;

/**
 * A column of the input and the field it goes to.
 *
 * @param index  of the column, from 0
 * @param column of the field
 * @param time   how a TIMESTAMP is written in it
 */
record Cell(int index, Column column, TimeFormat time) {
    /** The type as it is named in messages. */
    String typeName() {
        return column.field().typeName().replace(" NULL", "");
    }
}

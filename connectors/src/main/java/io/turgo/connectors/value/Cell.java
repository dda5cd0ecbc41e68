package io.turgo.connectors.value;

import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.record.Column;

/**
 * A place of the input and the field it goes to.
 *
 * @param index   of the place, from 0
 * @param column  of the field
 * @param time    how a TIMESTAMP is written in it
 * @param meaning what its values stand for, where the type does not say it
 */
public record Cell(int index, Column column, TimeFormat time, Meaning meaning) {
    /** A cell whose type says all. */
    public Cell(int index, Column column, TimeFormat time) {
        this(index, column, time, Meaning.PLAIN);
    }

    /** The type as it is named in messages. */
    public String typeName() {
        return meaning == Meaning.PLAIN || meaning == Meaning.INSTANT
            ? column.field().typeName().replace(" NULL", "") : meaning.name();
    }
}

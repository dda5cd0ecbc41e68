package io.turgo.connectors.csv;

import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.value.TimeFormat;

/**
 * A column that a CSV sink writes. Immutable.
 *
 * @param field        the field it shows
 * @param title        its name in the header line
 * @param time         how a TIMESTAMP is written
 * @param withoutZeros whether a DECIMAL is written without zeros at the end of its fraction
 * @param meaning      what its values stand for, where the type does not say it
 */
public record CsvColumn(String field, String title, TimeFormat time, boolean withoutZeros, Meaning meaning) {
    /** A column of the field's name; a TIMESTAMP is written in ISO-8601, a DECIMAL with all digits of its scale. */
    public static CsvColumn of(String field) {
        return new CsvColumn(field, field, TimeFormat.ISO_8601, false, Meaning.PLAIN);
    }

    /** The same under another name. */
    public CsvColumn titled(String newTitle) {
        return new CsvColumn(field, newTitle, time, withoutZeros, meaning);
    }

    /** The same with a TIMESTAMP in another format. */
    public CsvColumn timesAs(TimeFormat format) {
        return new CsvColumn(field, title, format, withoutZeros, meaning);
    }

    /** The same with a DECIMAL's zeros at the end of its fraction left out: {@code 1.50} as {@code 1.5}. */
    public CsvColumn stripTrailingZeros() {
        return new CsvColumn(field, title, time, true, meaning);
    }

    /** The same with values that stand for something. */
    public CsvColumn meaning(Meaning newMeaning) {
        return new CsvColumn(field, title, time, withoutZeros, newMeaning);
    }
}

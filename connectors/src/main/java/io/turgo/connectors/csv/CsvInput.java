package io.turgo.connectors.csv;

import io.turgo.error.ConfigurationException;
import io.turgo.text.Utf8;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is read and how. Immutable.
 *
 * @param name      of the input, for messages
 * @param format    how it is written
 * @param constants texts of fields that are not in the input, by field
 * @param rowNumber the field that gets a record's number, or null
 * @param elsewhere fields whose values are in no column of the input, whatever its header says
 */
record CsvInput(String name, CsvFormat format, Map<String, String> constants, String rowNumber,
    Set<String> elsewhere) {
    static CsvInput of(String name) {
        return new CsvInput(name, CsvFormat.standard(), Map.of(), null, Set.of());
    }

    CsvInput named(String newName) {
        return new CsvInput(newName, format, constants, rowNumber, elsewhere);
    }

    CsvInput withFormat(CsvFormat changed) {
        return new CsvInput(name, changed, constants, rowNumber, elsewhere);
    }

    CsvInput withConstant(String field, String text) {
        if (Utf8.length(text) < 0) {
            throw new ConfigurationException("constant `" + text + "` of field `" + field
                + "` has an unpaired surrogate and no UTF-8, correct it");
        }
        final Map<String, String> more = new LinkedHashMap<>(constants);
        more.put(field, text);
        return new CsvInput(name, format, more, rowNumber, elsewhere);
    }

    CsvInput withRowNumber(String field) {
        return new CsvInput(name, format, constants, field, elsewhere);
    }

    CsvInput without(Set<String> fields) {
        return new CsvInput(name, format, constants, rowNumber, fields);
    }

    /** Whether a field has its value from something that is not a column of the input. */
    boolean isGiven(String field) {
        return constants.containsKey(field) || field.equals(rowNumber) || elsewhere.contains(field);
    }
}

package io.turgo.connectors.csv;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.ConfigurationException;
import io.turgo.text.Utf8;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is read and how. Immutable.
 *
 * @param bytes     the input
 * @param format    how it is written
 * @param constants texts of fields that are not in the input, by field
 * @param rowNumber the field that gets a record's number, or null
 */
record CsvInput(ByteSource bytes, CsvFormat format, Map<String, String> constants, String rowNumber) {
    static CsvInput of(ByteSource bytes) {
        return new CsvInput(bytes, CsvFormat.standard(), Map.of(), null);
    }

    CsvInput withFormat(CsvFormat changed) {
        return new CsvInput(bytes, changed, constants, rowNumber);
    }

    CsvInput withConstant(String field, String text) {
        if (Utf8.length(text) < 0) {
            throw new ConfigurationException("constant `" + text + "` of field `" + field
                + "` has an unpaired surrogate and no UTF-8, correct it");
        }
        final Map<String, String> more = new LinkedHashMap<>(constants);
        more.put(field, text);
        return new CsvInput(bytes, format, more, rowNumber);
    }

    CsvInput withRowNumber(String field) {
        return new CsvInput(bytes, format, constants, field);
    }
}

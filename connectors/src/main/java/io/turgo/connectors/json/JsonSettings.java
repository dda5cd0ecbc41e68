package io.turgo.connectors.json;

import io.turgo.connectors.value.TimeFormat;
import java.util.Map;

/**
 * How a table's rows are written as JSON. Immutable.
 *
 * @param names           what a column is called in an object, where it is not its own name
 * @param time            how times are written
 * @param times           the same of single columns
 * @param failOnMissing   whether a column without a name in an object is a fault of the record
 * @param lenient         whether a value that cannot be read is null
 * @param withoutNulls    whether null columns are not written
 * @param withoutZeros    whether decimals are written without zeros at the end
 * @param maxRecordBytes  the most bytes of a record
 */
record JsonSettings(Map<String, String> names, TimeFormat time, Map<String, TimeFormat> times, boolean failOnMissing,
    boolean lenient, boolean withoutNulls, boolean withoutZeros, int maxRecordBytes) {
    String nameOf(String column) {
        return names.getOrDefault(column, column);
    }

    TimeFormat timeOf(String column) {
        return times.getOrDefault(column, time);
    }
}

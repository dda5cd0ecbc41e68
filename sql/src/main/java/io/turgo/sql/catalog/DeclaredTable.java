package io.turgo.sql.catalog;

import io.turgo.sql.text.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as a file declares it.
 *
 * @param columns    all of them, in the order of declaration
 * @param watermark  or null
 * @param primaryKey names of columns, none without a key
 * @param options    in the order in which they are given
 * @param place      of its name
 */
public record DeclaredTable(String name, List<DeclaredColumn> columns, Watermark watermark, List<String> primaryKey,
    List<TableOption> options, Place place) {
    /** Copies the lists. */
    public DeclaredTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        options = List.copyOf(options);
    }

    /** The column of that name, or null. */
    public DeclaredColumn column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst().orElse(null);
    }

    /** The columns that a row brings along: all but the computed ones. */
    public List<DeclaredColumn> stored() {
        return columns.stream().filter(each -> !each.isComputed()).toList();
    }

    /** The columns that are written when rows are inserted. */
    public List<DeclaredColumn> written() {
        return columns.stream().filter(each -> !each.isComputed() && !each.virtual()).toList();
    }

    /** The names of all columns. */
    public List<String> columnNames() {
        return columns.stream().map(DeclaredColumn::name).toList();
    }

    /** The options by name. */
    public Map<String, String> optionValues() {
        final Map<String, String> values = new LinkedHashMap<>();
        options.forEach(each -> values.put(each.key(), each.value()));
        return values;
    }

    /** Where an option's value stands; where the table's name does if the option is not given. */
    public Place placeOf(String option) {
        return options.stream().filter(each -> each.key().equals(option)).findFirst().map(TableOption::valuePlace)
            .orElse(place);
    }

    /** Where an option's name stands; where the table's name does if the option is not given. */
    public Place keyPlaceOf(String option) {
        return options.stream().filter(each -> each.key().equals(option)).findFirst().map(TableOption::keyPlace)
            .orElse(place);
    }
}

package io.turgo.connectors.csv;

import io.turgo.connectors.value.Cell;
import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.record.Column;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column of an input goes to which field; checked against both when it is made. Immutable. */
final class CsvBinding {
    private final CsvInput input;
    private final Scope scope;
    private final List<String> header;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    /**
     * @param header the names of the input's columns
     * @throws ConfigurationException if columns and fields do not match, naming the column and the fields there are
     */
    CsvBinding(CsvInput input, List<String> header, Scope scope) {
        this.input = input;
        this.scope = scope;
        this.header = header;
        requireFields(input.constants().keySet(), "the constant");
        requireFields(input.format().times().keySet(), "the time format");
        requireFields(input.format().renamed().values(), "the renamed column");
        for (int i = 0; i < header.size(); i++) {
            bind(i);
        }
        requireComplete();
        requireRowNumber();
        cells.sort(Comparator.comparing(cell -> cell.column().type() == Type.SYMBOL));
    }

    private void requireFields(Collection<String> fields, String what) {
        for (final String field : fields) {
            if (scope.columns().get(field) == null) {
                throw new ConfigurationException("input `" + name() + "`: " + what + " `" + field + "` is no field of "
                    + known(field));
            }
        }
    }

    private String known(String name) {
        final Collection<String> fields = scope.columns().keySet();
        return '`' + scope.schema().name() + "`, which has " + String.join(", ", fields) + Suggestion.of(name, fields);
    }

    private String name() {
        return input.name();
    }

    private void bind(int index) {
        final String title = header.get(index);
        final String field = input.format().field(title);
        final Column column = scope.columns().get(field);
        final boolean positional = input.format().columns() != null;
        if (positional && field.equals(CsvFormat.SKIPPED) || input.elsewhere().contains(field)) {
            return;
        }
        if (column == null) {
            requireIgnored(index, title, positional);
            return;
        }
        if (input.isGiven(field)) {
            throw new ConfigurationException("input `" + name() + "`: field `" + field + "` is column " + (index + 1)
                + " and also a constant or the row number, choose one");
        }
        final Integer before = indexes.putIfAbsent(field, index);
        if (before != null) {
            throw new ConfigurationException("input `" + name() + "`: columns " + (before + 1) + " and " + (index + 1)
                + " are both `" + field + "`, rename one");
        }
        cells.add(cell(index, column));
    }

    private Cell cell(int index, Column column) {
        final CsvFormat format = input.format();
        return new Cell(index, column, format.timeOf(column.name()), format.meaningOf(column.name()));
    }

    /** The cells of constants, which stand nowhere. */
    List<Cell> constantCells() {
        return input.constants().keySet().stream().map(field -> cell(CsvRecords.NO_COLUMN, scope.column(field)))
            .toList();
    }

    private void requireIgnored(int index, String title, boolean positional) {
        if (positional || !input.format().ignoresUnknown()) {
            throw new ConfigurationException("input `" + name() + "`: column " + (index + 1) + ", `" + title
                + "`, is no field of " + known(title) + (positional ? ""
                : "; or let the format ignore unknown columns"));
        }
    }

    private void requireComplete() {
        for (final Column column : scope.columns().values()) {
            final String field = column.name();
            final boolean given = indexes.containsKey(field) || input.isGiven(field);
            if (!given && (input.format().isComplete() || !column.field().nullable())) {
                throw new ConfigurationException("input `" + name() + "` has no column for field `" + field + "` of `"
                    + scope.schema().name() + "`; it has " + String.join(", ", header) + Suggestion.of(field, header)
                    + "; " + missingRemedy(field));
            }
        }
    }

    private String missingRemedy(String field) {
        if (input.format().isOfOptions()) {
            return "say by `" + CsvTableFormat.TITLE.replace("#", field) + "` what the column is called there, or "
                + "leave it out of the table";
        }
        return "rename a column" + (input.format().isComplete() ? " or leave the field out"
            : ", give a constant or make the field nullable");
    }

    private void requireRowNumber() {
        final String field = input.rowNumber();
        if (field == null) {
            return;
        }
        requireFields(List.of(field), "the row number");
        if (scope.column(field).type() != Type.INT64) {
            throw new ConfigurationException("input `" + name() + "`: the row number's field `" + field + "` is "
                + scope.column(field).field().typeName() + ", make it INT64");
        }
    }

    /** How many columns a record must have. */
    int columnCount() {
        return header.size();
    }

    /** The names of all columns, for messages. */
    String columnNames() {
        return String.join(", ", header);
    }

    /** What a column is called in messages: its field's name, or else its own. */
    String columnName(int index) {
        final String title = header.get(index);
        return title.isEmpty() ? String.valueOf(index + 1) : input.format().field(title);
    }

    /** The cells in the order in which they are to be read: symbols last, so that a bad record brings in none. */
    List<Cell> cells() {
        return cells;
    }

    /** The column of the field that gets the record's number, or null. */
    Column rowNumber() {
        return input.rowNumber() == null ? null : scope.column(input.rowNumber());
    }
}

package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.daemon.Figures;
import io.turgo.daemon.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of texts and numbers under headings. One thread. */
public final class Table implements Section {
    private final String title;
    private final List<String> columns;
    private final List<Object[]> rows = new ArrayList<>();

    /** @param columns the headings, at least one */
    public Table(String title, List<String> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns=0 of table `" + title + "` must be > 0");
        }
    }

    /**
     * Adds a row.
     *
     * @param cells one per column: a text, a whole number, or a number, which stays one in the JSON
     * @return this table
     * @throws IllegalArgumentException if there are more or fewer cells than columns, or one is of another type
     */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("cells=" + cells.length + " != columns=" + columns.size()
                + " of table `" + title + "`");
        }
        for (final Object cell : cells) {
            if (!(cell instanceof String || cell instanceof Long || cell instanceof Integer
                || cell instanceof Double)) {
                throw new IllegalArgumentException("cell " + cell + " of table `" + title
                    + "` is neither a text nor a number");
            }
        }
        rows.add(cells.clone());
        return this;
    }

    @Override
    public void json(JsonGenerator json) throws IOException {
        json.writeStringField("type", "table");
        json.writeStringField("title", title);
        json.writeArrayFieldStart("columns");
        for (final String column : columns) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (final Object[] row : rows) {
            json.writeStartArray();
            for (final Object cell : row) {
                write(cell, json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void write(Object cell, JsonGenerator json) throws IOException {
        if (cell instanceof String text) {
            json.writeString(text);
        } else if (cell instanceof Double number) {
            Json.number(json, number);
        } else {
            json.writeNumber(((Number) cell).longValue());
        }
    }

    @Override
    public void markdown(Markdown page) {
        page.heading(3, title);
        page.table(columns, rows.stream().map(Table::texts).toList());
    }

    /** For the terminal. */
    String text() {
        final SummaryTable table = new SummaryTable(columns.toArray(String[]::new));
        rows.forEach(row -> table.row(texts(row)));
        return title + '\n' + table.text();
    }

    private static String[] texts(Object... cells) {
        return Arrays.stream(cells).map(Table::text).toArray(String[]::new);
    }

    private static String text(Object cell) {
        if (cell instanceof String text) {
            return text;
        }
        return cell instanceof Double number ? Samples.figure(number) : Figures.count(((Number) cell).longValue());
    }
}

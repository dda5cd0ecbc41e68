package io.turgo.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case in a plain file: lines that begin with {@code #} say what it shows, then come sections.
 * <pre>
 * --- table NAME (columns as in CREATE TABLE)     rows of CSV without a header, NULL for null; repeated for each table
 * --- script                                      CREATE VIEW, SET: optional
 * --- sink (columns as in CREATE TABLE)           of the table that takes the rows
 * --- query                                       one SELECT
 * --- rows                                        what must come out, in any order; with a primary key the last state
 * </pre>
 *
 * @param tables by name the columns and the lines of rows
 */
record CaseFile(String name, Map<String, Table> tables, String script, String sink, String query,
    List<String> rows) {
    private static final String MARK = "--- ";

    /** A table with its rows. */
    record Table(String columns, List<String> lines) {
    }

    static CaseFile read(Path file) throws IOException {
        final Map<String, Table> tables = new LinkedHashMap<>();
        final Map<String, List<String>> sections = new LinkedHashMap<>();
        String sink = "";
        List<String> section = new ArrayList<>();
        for (final String line : Files.readAllLines(file)) {
            if (line.startsWith(MARK)) {
                final String head = line.substring(MARK.length()).strip();
                section = new ArrayList<>();
                if (head.startsWith("table ")) {
                    final String[] parts = head.substring("table ".length()).split(" ", 2);
                    tables.put(parts[0], new Table(parts[1], section));
                } else if (head.startsWith("sink ")) {
                    sink = head.substring("sink ".length());
                } else {
                    sections.put(head, section);
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
        return new CaseFile(file.getFileName().toString(), tables,
            String.join("\n", sections.getOrDefault("script", List.of())), sink,
            String.join("\n", sections.get("query")), sections.get("rows"));
    }

    /** The whole as a file of SQL over files in a directory. */
    String sql() {
        final StringBuilder sql = new StringBuilder();
        tables.forEach((table, content) -> sql.append("CREATE TABLE ").append(table).append(' ')
            .append(content.columns()).append(" WITH ('connector' = 'filesystem', 'path' = '").append(table)
            .append(".csv', 'format' = 'csv', 'csv.null-literal' = 'NULL');\n"));
        sql.append(script).append("\nCREATE TABLE out_rows ").append(sink)
            .append(" WITH ('connector' = 'blackhole');\nINSERT INTO out_rows\n").append(query).append(";\n");
        return sql.toString();
    }

    /** Writes the rows of the tables into files. */
    void writeTables(Path directory) throws IOException {
        for (final Map.Entry<String, Table> table : tables.entrySet()) {
            Files.write(directory.resolve(table.getKey() + ".csv"), table.getValue().lines());
        }
    }
}

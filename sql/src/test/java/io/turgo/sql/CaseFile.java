package io.turgo.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case in a plain file: lines that begin with {@code #} say what it shows, then come sections.
 * <pre>
 * --- table NAME (columns as in CREATE TABLE)     rows of CSV without a header, NULL for null; repeated for each table
 * --- lookup NAME (columns as in CREATE TABLE)    the same, of a table that is looked up as it is now
 * --- script                                      CREATE VIEW, SET: optional
 * --- sink (columns as in CREATE TABLE)           of the table out_rows that takes the rows
 * --- query                                       one SELECT
 * --- rows                                        what must come out, in any order; with a primary key the last state
 * --- differs WHAT                                instead of nothing: Flink refuses the case or has other rows, as the
 *                                                 line that begins with WHAT in docs/flink-differences.md says
 * </pre>
 * With several sinks, {@code --- sink NAME (columns)} and {@code --- rows NAME} are repeated, and
 * {@code --- insertions}, statements of which each ends with a line, is in the place of the query.
 *
 * @param tables     by name the columns and the lines of rows
 * @param sinks      by name the columns and the lines that must come out
 * @param difference what differs from Flink, or empty
 */
public record CaseFile(String name, Map<String, Table> tables, String script, Map<String, Table> sinks,
    String insertions, String difference) {
    private static final String MARK = "--- ";
    private static final String ONLY_SINK = "out_rows";

    /**
     * A table with its rows.
     *
     * @param lookup whether it is looked up
     */
    public record Table(String columns, List<String> lines, boolean lookup) {
    }

    /** All cases below a directory, by their paths relative to it. */
    public static List<String> all(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).sorted().toList();
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it has a section that is none, or lacks one
     */
    public static CaseFile read(Path file) throws IOException {
        final Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (final String line : Files.readAllLines(file)) {
            if (line.startsWith(MARK)) {
                section = new ArrayList<>();
                if (sections.put(line.substring(MARK.length()).strip(), section) != null) {
                    throw new IllegalArgumentException(file + ": twice: " + line);
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
        return of(file, sections);
    }

    private static CaseFile of(Path file, Map<String, List<String>> sections) {
        final Map<String, Table> tables = new LinkedHashMap<>();
        final Map<String, Table> sinks = new LinkedHashMap<>();
        String script = "";
        String insertions = "";
        String difference = "";
        for (final Map.Entry<String, List<String>> each : sections.entrySet()) {
            final String[] head = each.getKey().split(" ", 2);
            final String rest = head.length == 1 ? "" : head[1].strip();
            final String text = String.join("\n", each.getValue());
            switch (head[0]) {
                case "table", "lookup" -> tables.put(named(rest), new Table(columns(rest), each.getValue(),
                    "lookup".equals(head[0])));
                case "script" -> script = text;
                case "sink" -> sinks.put(named(rest), new Table(columns(rest), new ArrayList<>(), false));
                case "query" -> insertions = "INSERT INTO " + ONLY_SINK + "\n" + text + ";";
                case "insertions" -> insertions = text;
                case "rows" -> sinks.get(rest.isEmpty() ? ONLY_SINK : rest).lines().addAll(each.getValue());
                case "differs" -> difference = rest;
                default -> throw new IllegalArgumentException(file + ": " + each.getKey());
            }
        }
        if (tables.isEmpty() || sinks.isEmpty() || insertions.isEmpty()) {
            throw new IllegalArgumentException(file + " lacks a table, a sink or a query: " + sections.keySet());
        }
        return new CaseFile(file.getFileName().toString(), tables, script, sinks, insertions, difference);
    }

    private static String named(String head) {
        return head.startsWith("(") ? ONLY_SINK : head.substring(0, head.indexOf(' '));
    }

    private static String columns(String head) {
        return head.substring(head.indexOf('('));
    }

    /** The whole as a file of SQL over files in the directory that it is in. */
    public String sql() {
        return String.join("\n", Stream.of(
            tables.keySet().stream().map(table -> declared(table, UnaryOperator.identity())),
            Stream.of(script), sinks.keySet().stream().map(sink -> sink(sink, "blackhole")), Stream.of(insertions))
            .flatMap(each -> each).toList()) + "\n";
    }

    /**
     * A table over its file.
     *
     * @param path of the file of that name
     */
    public String declared(String table, UnaryOperator<String> path) {
        return "CREATE TABLE " + table + ' ' + tables.get(table).columns()
            + " WITH ('connector' = 'filesystem', 'path' = '" + path.apply(table + ".csv")
            + "', 'format' = 'csv', 'csv.null-literal' = 'NULL');";
    }

    /** A sink of a connector. */
    public String sink(String sink, String connector) {
        return "CREATE TABLE " + sink + ' ' + sinks.get(sink).columns() + " WITH ('connector' = '" + connector + "');";
    }

    /** What must come out: each sink's name before its rows, which are sorted. */
    public String expected() {
        return shown(sinks.keySet().stream().collect(
            Collectors.toMap(each -> each, each -> sinks.get(each).lines(), (a, b) -> a, LinkedHashMap::new)));
    }

    /** Rows by sink, as {@link #expected} has them. */
    public String shown(Map<String, List<String>> rows) {
        return sinks.keySet().stream().map(each -> each + ":\n"
            + rows.getOrDefault(each, List.of()).stream().sorted().map(line -> line + "\n").collect(
                Collectors.joining())).collect(Collectors.joining());
    }

    /** Writes the rows of the tables into files. */
    public void writeTables(Path directory) throws IOException {
        for (final Map.Entry<String, Table> table : tables.entrySet()) {
            Files.write(directory.resolve(table.getKey() + ".csv"), table.getValue().lines());
        }
    }
}

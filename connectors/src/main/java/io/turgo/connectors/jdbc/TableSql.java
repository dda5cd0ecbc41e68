package io.turgo.connectors.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that more than one database understands. Names come quoted. */
final class TableSql {
    private TableSql() {
    }

    /** With a parameter per column, in order. */
    static String insert(String table, List<String> columns) {
        return rows("INSERT", table, columns, "");
    }

    /** As {@link #insert}, or the update of the row with the same keys: H2's form. */
    static String merge(String table, List<String> columns, List<String> keys) {
        return rows("MERGE", table, columns, " KEY (" + String.join(", ", keys) + ")");
    }

    private static String rows(String verb, String table, List<String> columns, String by) {
        return verb + " INTO " + table + " (" + String.join(", ", columns) + ")" + by + " VALUES ("
            + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** With a parameter per key, in order. */
    static String delete(String table, List<String> keys) {
        return "DELETE FROM " + table + " WHERE " + equal(keys);
    }

    /** Finds no row, but the columns. */
    static String describe(String table, List<String> columns) {
        return "SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE 1 = 0";
    }

    /** A parameter per column. */
    static String equal(List<String> columns) {
        return columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    }

    /** The upsert of PostgreSQL, which SQLite has taken over. */
    static String insertOnConflict(String table, List<String> columns, List<String> keys) {
        final String updates = columns.stream().filter(column -> !keys.contains(column))
            .map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        return insert(table, columns) + " ON CONFLICT (" + String.join(", ", keys) + ") DO "
            + (updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
    }
}

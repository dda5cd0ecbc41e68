package io.turgo.connectors.jdbc;

import io.turgo.record.Field;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** How one make of database differs from the others. Without state; any thread. */
interface Dialect {
    /** What is known of a database by its own name; appends in standard SQL to one that is not known. */
    static Dialect of(DatabaseMetaData database) throws SQLException {
        return switch (database.getDatabaseProductName()) {
            case "PostgreSQL" -> new PostgreSqlDialect();
            case "H2" -> new H2Dialect();
            case "SQLite" -> new SqliteDialect();
            default -> new PlainDialect(database.getIdentifierQuoteString());
        };
    }

    /** A name as SQL has it, whatever is in it. */
    default String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Inserts a row or updates the one with its keys, with a parameter per column in order; null if not known. */
    String upsert(String table, List<String> columns, List<String> keys);

    /** What plans a statement without doing it, or null if not known. */
    default String explained(String sql) {
        return "EXPLAIN " + sql;
    }

    /** The type of a column that holds a field exactly, or null if not known. */
    String typeOf(Field field);

    /**
     * Sets up a fresh connection, before its first transaction.
     *
     * @param forced whether a commit must survive loss of power
     */
    default void prepare(Connection connection, boolean forced) throws SQLException {
    }

    /** Makes what was committed survive, where the commit alone does not. */
    default void settle(Connection connection) throws SQLException {
    }

    /** What keeps a column from holding a field exactly, beyond what the standard's types say; or null. */
    default String inexact(Field field, String declaredType) {
        return null;
    }

    /** Whether a FLOAT64 that is no number can be held. */
    default boolean holdsNotANumber() {
        return true;
    }

    /** Whether the error passes, beyond what its SQLSTATE says. */
    default boolean passes(SQLException error) {
        return false;
    }

    /** Whether the error says that the database's disk is full. */
    default boolean isFull(SQLException error) {
        return false;
    }

    /** Runs one statement without parameters. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

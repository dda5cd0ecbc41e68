package io.turgo.connectors.jdbc;

import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The table that keeps, for each sink that writes to a database, the id of its last output:
 * {@code (sink, journal, sequence, control, ordinal)}. Belongs to one thread at a time.
 */
final class OutputsTable {
    private static final List<String> COLUMNS = List.of("sink", "journal", "sequence", "control", "ordinal");

    private final TableName name;
    private final String sink;
    private final UUID journal;
    private final String table;
    private final List<String> columns;
    private final String create;

    /** @param sink under which name the id is kept */
    OutputsTable(TableName name, Dialect dialect, String sink, UUID journal) {
        this.name = name;
        this.sink = sink;
        this.journal = journal;
        table = name.quoted(dialect);
        columns = COLUMNS.stream().map(dialect::quoted).toList();
        create = "CREATE TABLE " + table + " (" + columns.get(0) + " VARCHAR(255) NOT NULL PRIMARY KEY, "
            + columns.get(1) + " VARCHAR(36) NOT NULL, " + columns.get(2) + " BIGINT NOT NULL, "
            + columns.get(3) + " BIGINT NOT NULL, " + columns.get(4) + " INTEGER NOT NULL)";
    }

    /** Makes the table if there is none; two that do so at once both find it. */
    void prepare(Connection connection) throws SQLException {
        if (!exists(connection)) {
            try {
                Dialect.execute(connection, create);
                connection.commit();
            } catch (final SQLException e) {
                rollback(connection, e);
                if (!exists(connection)) {
                    throw e;
                }
            }
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try {
            Dialect.execute(connection, TableSql.describe(table, columns));
            connection.commit();
            return true;
        } catch (final SQLException e) {
            rollback(connection, e);
            return false;
        }
    }

    /** Goes on behind an error; where that is not possible, the error is what there is to say. */
    private static void rollback(Connection connection, SQLException error) throws SQLException {
        try {
            connection.rollback();
        } catch (final SQLException e) {
            error.addSuppressed(e);
            throw error;
        }
    }

    /**
     * The id of the last output there is, {@link OutputId#NONE} if there is none yet; that is then written down, so
     * that every commit finds a row to compare with.
     */
    OutputId open(Connection connection) throws SQLException {
        final OutputId found = read(connection);
        if (found == null) {
            insert(connection);
        }
        return found == null ? OutputId.NONE : found;
    }

    /**
     * For a run that has no journal.
     *
     * @throws ConfigurationException if the table has outputs of one
     */
    void requireNone(Connection connection) throws SQLException {
        if (exists(connection)) {
            read(connection);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TableSql.insert(table, columns))) {
            statement.setString(1, sink);
            statement.setString(2, journal.toString());
            set(statement, 3, OutputId.NONE);
            statement.executeUpdate();
        }
        connection.commit();
    }

    /**
     * The id that the table has, or null.
     *
     * @throws ConfigurationException if it is of another journal, naming both
     */
    OutputId read(Connection connection) throws SQLException {
        final OutputId id = find(connection);
        connection.rollback();
        return id;
    }

    private OutputId find(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + String.join(", ", columns.subList(1,
            columns.size())) + " FROM " + table + " WHERE " + columns.get(0) + " = ?")) {
            statement.setString(1, sink);
            try (ResultSet row = statement.executeQuery()) {
                final String owner = row.next() ? row.getString(1) : null;
                final OutputId id =
                    owner == null ? null : new OutputId(row.getLong(2), row.getLong(3), row.getInt(4));
                if (owner != null && !owner.equals(String.valueOf(journal))) {
                    throw anotherJournal(owner);
                }
                return id;
            }
        }
    }

    private ConfigurationException anotherJournal(String owner) {
        return new ConfigurationException("table `" + name + "` says that sink `" + sink + "` holds outputs of journal "
            + owner + ", this run writes those of " + (journal == null ? "no journal" : "journal " + journal)
            + "; keep its id under another name with keptAs(...) and write to another table, or delete that row and "
            + "the outputs");
    }

    /** Replaces an id by a later one in the connection's transaction; false if the table has another one than that. */
    boolean advance(Connection connection, OutputId from, OutputId to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + table + " SET "
            + columns.get(2) + " = ?, " + columns.get(3) + " = ?, " + columns.get(4) + " = ? WHERE "
            + TableSql.equal(columns))) {
            set(statement, 1, to);
            statement.setString(4, sink);
            statement.setString(5, journal.toString());
            set(statement, 6, from);
            return statement.executeUpdate() == 1;
        }
    }

    private static void set(PreparedStatement statement, int first, OutputId id) throws SQLException {
        statement.setLong(first, id.sequence());
        statement.setLong(first + 1, id.control());
        statement.setInt(first + 2, id.ordinal());
    }

    @Override
    public String toString() {
        return "row `" + sink + "` of table `" + name + "`";
    }
}

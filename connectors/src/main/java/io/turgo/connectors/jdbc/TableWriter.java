package io.turgo.connectors.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Does changes to a table in a connection's transaction. Belongs to one thread. */
final class TableWriter {
    private final String write;
    private final int[] types;
    private final String delete;
    private final int[] keyTypes;

    /**
     * @param write    inserts or upserts a row
     * @param types    of its parameters
     * @param delete   deletes by key; null if nothing is ever deleted
     * @param keyTypes of its parameters
     */
    TableWriter(String write, int[] types, String delete, int[] keyTypes) {
        this.write = write;
        this.types = types.clone();
        this.delete = delete;
        this.keyTypes = keyTypes.clone();
    }

    /** Inserts or upserts a row. */
    String statement() {
        return write;
    }

    /** Lets the database plan the write, so that an upsert without a unique index is found before any row. */
    void explain(Connection connection, Dialect dialect) throws SQLException {
        final String explained = dialect.explained(write);
        if (explained != null) {
            try (PreparedStatement statement = connection.prepareStatement(explained)) {
                for (int i = 0; i < types.length; i++) {
                    statement.setNull(i + 1, types[i]);
                }
                statement.execute();
            }
            connection.rollback();
        }
    }

    /** Does the changes; the transaction stays open. */
    void write(Connection connection, Changes changes) throws SQLException {
        final List<Object[]> deletions = changes.deletions();
        if (!deletions.isEmpty()) {
            run(connection, delete, keyTypes, deletions);
        }
        final Collection<Object[]> rows = changes.rows();
        if (!rows.isEmpty()) {
            run(connection, write, types, rows);
        }
    }

    private static void run(Connection connection, String sql, int[] types, Collection<Object[]> rows)
        throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (final Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    if (row[i] == null) {
                        statement.setNull(i + 1, types[i]);
                    } else {
                        statement.setObject(i + 1, row[i]);
                    }
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

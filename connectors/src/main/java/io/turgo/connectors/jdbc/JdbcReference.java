package io.turgo.connectors.jdbc;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Row;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;

/** Loads all rows of a database's table. One load at a time. */
final class JdbcReference implements ReferenceLoader {
    private static final int FETCHED_ROWS = 1000;

    private final Connector connector;
    private final TableName name;
    private final TableDefinition table;
    private final Duration interval;

    /** @param interval until it is loaded again, or zero */
    JdbcReference(Connector connector, TableName name, TableDefinition table, Duration interval) {
        this.connector = connector;
        this.name = name;
        this.table = table;
        this.interval = interval;
    }

    @Override
    public long reloadIntervalNs() {
        return interval.toNanos();
    }

    @Override
    public void load(ReferenceRows target) {
        try (Connection connection = connector.open()) {
            load(connection, target);
        } catch (final SQLException e) {
            throw new EnvironmentException("table " + name + " of " + connector + " cannot be loaded: "
                + connector.reason(e) + "; start the database, or correct the URL, the table's name or its columns",
                connector.cause(e));
        }
    }

    /** In one transaction, so that what is loaded has been there at one time; not all at once into memory. */
    private void load(Connection connection, ReferenceRows target) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_ROWS);
            try (ResultSet found = statement.executeQuery(query(Dialect.of(connection.getMetaData())))) {
                final LoadedCell[] cells = cells(found, target);
                while (found.next()) {
                    final Row row = target.claim();
                    for (int i = 0; i < cells.length; i++) {
                        cells[i].read(found, i + 1, row);
                    }
                    target.put();
                }
            }
        } finally {
            connection.rollback();
        }
    }

    private String query(Dialect dialect) {
        return "SELECT " + table.columns(TableColumn.Kind.PHYSICAL).stream()
            .map(column -> dialect.quoted(column.name())).collect(Collectors.joining(", "))
            + " FROM " + name.quoted(dialect);
    }

    private LoadedCell[] cells(ResultSet found, ReferenceRows target) throws SQLException {
        final LoadedCell[] cells = new LoadedCell[found.getMetaData().getColumnCount()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = LoadedCell.of(target.rows().column(table.columns(TableColumn.Kind.PHYSICAL).get(i).name()),
                found.getMetaData(), i + 1, target.symbols());
        }
        return cells;
    }

    @Override
    public String toString() {
        return "table " + name + " of " + connector;
    }
}

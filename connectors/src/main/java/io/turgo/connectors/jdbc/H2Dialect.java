package io.turgo.connectors.jdbc;

import io.turgo.record.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * H2. It writes what was committed only some time later, so each commit is followed by a checkpoint. That finds nothing
 * to wait for while H2's own thread has just begun to write the same, so that thread is turned off, too.
 */
final class H2Dialect implements Dialect {
    /** A lock that was waited for too long, a connection or database that was closed. */
    private static final Set<Integer> PASSING = Set.of(50200, 90007, 90067, 90098, 90121);
    private static final int NO_DISK_SPACE = 90100;

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        return TableSql.merge(table, columns, keys);
    }

    @Override
    public String typeOf(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> "BOOLEAN";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE PRECISION";
            case DECIMAL -> "NUMERIC(" + field.precision() + ", " + field.scale() + ")";
            case TIMESTAMP -> "TIMESTAMP(9) WITH TIME ZONE";
            case SYMBOL, STRING -> "CHARACTER VARYING";
        };
    }

    @Override
    public void prepare(Connection connection, boolean forced) throws SQLException {
        Dialect.execute(connection, "SET WRITE_DELAY 0");
        settle(connection);
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        Dialect.execute(connection, "CHECKPOINT SYNC");
    }

    @Override
    public boolean passes(SQLException error) {
        return PASSING.contains(error.getErrorCode());
    }

    @Override
    public boolean isFull(SQLException error) {
        return error.getErrorCode() == NO_DISK_SPACE;
    }
}

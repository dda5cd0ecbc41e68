package io.turgo.connectors.jdbc;

import io.turgo.record.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL. Its times have microseconds. */
final class PostgreSqlDialect implements Dialect {
    private static final String DISK_FULL = "53100";

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        return TableSql.insertOnConflict(table, columns, keys);
    }

    @Override
    public String typeOf(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> "BOOLEAN";
            case INT32 -> "INTEGER";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE PRECISION";
            case DECIMAL -> "NUMERIC(" + field.precision() + ", " + field.scale() + ")";
            case TIMESTAMP -> "TIMESTAMP(6) WITH TIME ZONE";
            case SYMBOL, STRING -> "TEXT";
        };
    }

    @Override
    public void prepare(Connection connection, boolean forced) throws SQLException {
        if (forced) {
            Dialect.execute(connection, "SELECT set_config('synchronous_commit', 'on', false) "
                + "WHERE current_setting('synchronous_commit') = 'off'");
        }
    }

    @Override
    public boolean isFull(SQLException error) {
        return DISK_FULL.equals(error.getSQLState());
    }
}

package io.turgo.connectors.jdbc;

import io.turgo.record.Field;
import io.turgo.record.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** SQLite, whose numbers are 64-bit integers or doubles: other decimals, and times, are kept as text. */
final class SqliteDialect implements Dialect {
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int FULL = 13;
    private static final int PRIMARY_CODE = 0xFF;

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        return TableSql.insertOnConflict(table, columns, keys);
    }

    @Override
    public String typeOf(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> "BOOLEAN";
            case INT32, INT64 -> "INTEGER";
            case FLOAT64 -> "REAL";
            case DECIMAL, TIMESTAMP, SYMBOL, STRING -> "TEXT";
        };
    }

    @Override
    public void prepare(Connection connection, boolean forced) throws SQLException {
        if (forced) {
            Dialect.execute(connection, "PRAGMA synchronous = EXTRA");
        }
    }

    @Override
    public String inexact(Field field, String declaredType) {
        final String type = declaredType.toUpperCase(Locale.ROOT);
        final boolean text = type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT");
        return field.type() == Type.DECIMAL && !text ? "SQLite keeps it as a double; declare it TEXT" : null;
    }

    @Override
    public boolean holdsNotANumber() {
        return false;
    }

    @Override
    public boolean passes(SQLException error) {
        final int code = error.getErrorCode() & PRIMARY_CODE;
        return code == BUSY || code == LOCKED;
    }

    @Override
    public boolean isFull(SQLException error) {
        return (error.getErrorCode() & PRIMARY_CODE) == FULL;
    }
}

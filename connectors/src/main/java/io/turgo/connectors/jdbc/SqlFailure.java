package io.turgo.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells errors that pass from those that stay. */
final class SqlFailure {
    /** Connections, transactions that were rolled back, too few resources, a server that stops or starts. */
    private static final List<String> PASSING = List.of("08", "40", "53", "55P03", "57P01", "57P02", "57P03");
    private static final int ANSWER_SECONDS = 2;

    private SqlFailure() {
    }

    /**
     * Whether the same may succeed when it is tried again.
     *
     * @param connection on which it happened, or null if there is none
     */
    static boolean passes(SQLException error, Connection connection, Dialect dialect) {
        for (SQLException each = error; each != null; each = each.getNextException()) {
            if (saysSo(each) || dialect.passes(each)) {
                return true;
            }
        }
        return connection == null || isLost(connection);
    }

    /** Whether the database's disk is full. */
    static boolean isFull(SQLException error, Dialect dialect) {
        boolean full = false;
        for (SQLException each = error; each != null; each = each.getNextException()) {
            full |= dialect.isFull(each);
        }
        return full;
    }

    private static boolean saysSo(SQLException error) {
        final String state = String.valueOf(error.getSQLState());
        return error instanceof SQLTransientException || error instanceof SQLRecoverableException
            || error instanceof SQLNonTransientConnectionException || PASSING.stream().anyMatch(state::startsWith);
    }

    private static boolean isLost(Connection connection) {
        try {
            return !connection.isValid(ANSWER_SECONDS);
        } catch (final SQLException e) {
            return true;
        }
    }
}

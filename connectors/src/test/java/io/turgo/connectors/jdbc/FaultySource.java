package io.turgo.connectors.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Connections that are lost at a chosen operation: before it was done, or when it was done and nobody was told. */
final class FaultySource {
    private static final Set<String> OPERATIONS = Set.of("getConnection", "prepareStatement", "execute", "executeQuery",
        "executeUpdate", "executeBatch", "commit");

    private final DataSource source;
    private final boolean done;
    private final String state;
    private final int failures;
    private int left;
    private int failed;

    /**
     * @param operation the first to fail, counted from 0
     * @param failures  how many fail in a row
     * @param done      whether what fails was done all the same
     */
    FaultySource(DataSource source, int operation, int failures, boolean done) {
        this(source, operation, failures, done, "08006");
    }

    FaultySource(DataSource source, int operation, int failures, boolean done, String state) {
        this.source = source;
        this.state = state;
        left = operation;
        this.failures = failures;
        this.done = done;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, source, null);
    }

    /** Fails from that operation on, counted from the next one. */
    void failFrom(int operation) {
        left = operation;
    }

    /** How many operations have failed. */
    int failed() {
        return failed;
    }

    private <T> T proxy(Class<T> type, T target, Connection connection) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
            (proxy, method, arguments) -> wrapped(method.getReturnType(), call(target, method, arguments, connection),
                connection)));
    }

    private Object wrapped(Class<?> type, Object result, Connection connection) {
        if (type == Connection.class) {
            return proxy(Connection.class, (Connection) result, (Connection) result);
        }
        if (type == PreparedStatement.class) {
            return proxy(PreparedStatement.class, (PreparedStatement) result, connection);
        }
        return type == Statement.class ? proxy(Statement.class, (Statement) result, connection) : result;
    }

    private Object call(Object target, Method method, Object[] arguments, Connection connection) throws Throwable {
        final boolean failing = OPERATIONS.contains(method.getName()) && left-- <= 0 && failed < failures;
        Object result = null;
        try {
            if (!failing || done && connection != null) {
                result = method.invoke(target, arguments);
            }
        } catch (final InvocationTargetException e) {
            throw e.getCause();
        }
        if (failing) {
            failed++;
            if (connection != null) {
                connection.close();
            }
            throw new SQLException("the connection is lost", state);
        }
        return result;
    }
}

package io.turgo.connectors.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Opens connections: from a data source, or from a URL with a user. Its text shows no secret. */
final class Connector {
    private final String url;
    private final DataSource source;
    private String user;
    private Supplier<String> password = () -> null;

    private Connector(String url, DataSource source) {
        this.url = url;
        this.source = source;
    }

    static Connector to(String url) {
        return new Connector(url, null);
    }

    static Connector to(DataSource source) {
        return new Connector(null, source);
    }

    /** Who connects; the password is asked for each time, so that it may change. */
    void user(String name, Supplier<String> secret) {
        user = name;
        password = secret;
    }

    Connection open() throws SQLException {
        if (user == null) {
            return source == null ? DriverManager.getConnection(url) : source.getConnection();
        }
        final String secret = password.get();
        if (source != null) {
            return source.getConnection(user, secret);
        }
        final Properties properties = new Properties();
        properties.setProperty("user", user);
        if (secret != null) {
            properties.setProperty("password", secret);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** What an error says, with the messages that batches hide behind their own, and without a password. */
    String reason(SQLException error) {
        SQLException last = error;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        final String state = last.getSQLState() == null ? "" : " (SQLSTATE " + last.getSQLState() + ")";
        return Secrets.hidden(String.valueOf(last.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "), secret())
            + state;
    }

    /** The error as a cause, or null if it says a password. */
    SQLException cause(SQLException error) {
        return Secrets.safe(error, secret());
    }

    private String secret() {
        return user == null ? null : password.get();
    }

    @Override
    public String toString() {
        return source == null ? Secrets.hidden(url, secret()) : "data source";
    }
}

package io.turgo.connectors.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The databases that are tested, each new and empty. */
enum JdbcDatabase {
    POSTGRESQL {
        @Override
        String newUrl(Path directory) {
            return PostgresServer.newSchema();
        }
    },
    H2 {
        @Override
        String newUrl(Path directory) {
            return "jdbc:h2:" + directory.resolve("database").toAbsolutePath() + ";DB_CLOSE_DELAY=-1";
        }
    },
    SQLITE {
        @Override
        String newUrl(Path directory) {
            return "jdbc:sqlite:" + directory.resolve("database.db").toAbsolutePath();
        }
    };

    /** The URL of an empty database. */
    abstract String newUrl(Path directory);

    /** Connections by the driver manager. */
    static DataSource source(String url) {
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "getConnection" -> DriverManager.getConnection(url);
                case "getLogWriter" -> new PrintWriter(System.err, true);
                default -> throw new AssertionError(method);
            });
    }

    /** Runs statements, each on its own. */
    static void run(DataSource source, String... statements) {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            for (final String each : statements) {
                statement.execute(each);
            }
        } catch (final SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a query as texts, with commas between the columns. */
    static List<String> rows(DataSource source, String query) {
        final List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
            ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                final List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(String.join(",", row.stream().map(String::valueOf).toList()));
            }
        } catch (final SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}

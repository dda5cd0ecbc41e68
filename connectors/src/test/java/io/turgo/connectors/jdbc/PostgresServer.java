package io.turgo.connectors.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL that all tests of this process use: started when it is first asked for, ended with the process. */
final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {
    }

    /** Apart, so that it starts when it is asked for. */
    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (final IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start here, so nothing can be said of it", e);
            }
        }
    }

    /** The URL of a new, empty schema, with its user. */
    static String newSchema() {
        final String schema = "test" + DATABASES.incrementAndGet();
        final String url = Started.SERVER.getJdbcUrl("postgres", "postgres");
        JdbcDatabase.run(JdbcDatabase.source(url), "CREATE SCHEMA " + schema);
        return url + "&currentSchema=" + schema;
    }
}

package io.turgo.connectors.jdbc;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import io.turgo.source.ReferenceLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tables of a database: written exactly once, or loaded whole to be looked up. */
public final class JdbcConnector implements TableConnector {
    private static final String URL = "url";
    private static final String TABLE = "table-name";
    private static final String USER = "username";
    private static final String PASSWORD = "password";
    private static final String DRIVER = "driver";
    private static final String RETRIES = "sink.max-retries";
    private static final String CREATE = "sink.create-table";
    private static final String CUT = "sink.cut-times";
    private static final String OUTPUTS = "sink.outputs-table";
    private static final String CACHE = "lookup.cache";
    private static final String FULL = "FULL";
    private static final String STRATEGY = "lookup.full-cache.reload-strategy";
    private static final String INTERVAL = "lookup.full-cache.periodic-reload.interval";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final ConnectorSpec SPEC = new ConnectorSpec("jdbc",
        "Tables of a database, by a driver on the class path: PostgreSQL, H2 and SQLite, and others to be appended to.",
        List.of(
            OptionSpec.of(URL, OptionType.TEXT, "The JDBC URL, without a password.").mandatory(),
            OptionSpec.of(TABLE, OptionType.TEXT, "The table, perhaps behind its schema and a dot; with the case that "
                + "the database has it in.").mandatory(),
            OptionSpec.of(USER, OptionType.TEXT, "Who connects."),
            OptionSpec.of(PASSWORD, OptionType.TEXT, "With which password.").hidden(),
            OptionSpec.of(DRIVER, OptionType.TEXT, "The driver's class, where it does not announce itself."),
            OptionSpec.of(RETRIES, OptionType.INT, "How often a commit that failed for a reason that passes is tried "
                + "again, after pauses that double from 100 ms.").orElse("10").only(Role.SINK),
            OptionSpec.of(CREATE, OptionType.BOOLEAN, "Whether the table is made if there is none.").orElse("false")
                .only(Role.SINK),
            OptionSpec.of(CUT, OptionType.BOOLEAN, "Whether times lose what is finer than the column has; else they "
                + "are refused.").orElse("false").only(Role.SINK),
            OptionSpec.of(OUTPUTS, OptionType.TEXT, "The table in which the id of the last output is kept.")
                .orElse(JdbcSink.OUTPUTS_TABLE).only(Role.SINK),
            OptionSpec.of(CACHE, OptionType.oneOf("NONE", "PARTIAL", FULL), "How rows are looked up: only FULL is "
                + "supported, which loads the table whole.").orElse("NONE").only(Role.LOOKUP),
            OptionSpec.of(STRATEGY, OptionType.oneOf("PERIODIC", "TIMED"), "When the table is loaded again: only "
                + "PERIODIC is supported.").orElse("PERIODIC").only(Role.LOOKUP),
            OptionSpec.of(INTERVAL, OptionType.DURATION, "How long after a load the next begins; without it the table "
                + "is loaded at each start only.").only(Role.LOOKUP)),
        List.of(), Map.of(
            Role.SINK, "exactly once: rows and the id of the last one are committed in one transaction; with a primary "
                + "key rows update those with the same key",
            Role.LOOKUP, "loaded whole at each start and as often as told; what has changed is journaled"));

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public Sink sink(TableDefinition table) {
        final Options options = table.options();
        final int retries = options.int32(RETRIES);
        if (retries < 0) {
            throw new OptionException(RETRIES, "option `" + RETRIES + "`=" + retries + " < 0; correct it");
        }
        final JdbcSink sink = JdbcSink.to(url(options)).table(name(options, TABLE).parts().toArray(String[]::new))
            .outputsTable(name(options, OUTPUTS).parts().toArray(String[]::new)).retries(retries, FIRST_PAUSE)
            .upsertBy(table.primaryKey().toArray(String[]::new))
            .columns(table.columns().stream().map(TableColumn::name).toArray(String[]::new));
        if (options.has(USER)) {
            sink.user(options.text(USER), options.text(PASSWORD));
        }
        if (options.flag(CREATE)) {
            sink.createTable();
        }
        return options.flag(CUT) ? sink.cutTimes() : sink;
    }

    @Override
    public ReferenceLoader lookup(TableDefinition table) {
        final Options options = table.options();
        if (!options.word(CACHE).equals(FULL)) {
            throw new OptionException(CACHE, "option `lookup.cache`=" + options.word(CACHE) + " asks the database for "
                + "each row, whose answers no replay could repeat; set it to FULL, which loads the table and journals "
                + "what changes");
        }
        if (!options.word(STRATEGY).equals("PERIODIC")) {
            throw new OptionException(STRATEGY, "option `" + STRATEGY + "`=TIMED is not supported; load the table "
                + "PERIODIC, by `" + INTERVAL + "`");
        }
        final Connector connector = Connector.to(url(options));
        if (options.has(USER)) {
            final String password = options.text(PASSWORD);
            connector.user(options.text(USER), () -> password);
        }
        return new JdbcReference(connector, name(options, TABLE), table,
            options.has(INTERVAL) ? interval(options) : Duration.ZERO);
    }

    private static Duration interval(Options options) {
        final Duration interval = options.duration(INTERVAL);
        if (interval.isZero()) {
            throw new OptionException(INTERVAL, "option `" + INTERVAL + "`=0 would load the table without end; give a "
                + "time, or leave the option out to load it at each start only");
        }
        return interval;
    }

    private static String url(Options options) {
        final String url = options.text(URL);
        if (!Secrets.hidden(url, null).equals(url)) {
            throw new OptionException(URL, "option `url` has a password in it, which logs and plans would show; give "
                + "it as option `password`");
        }
        if (options.has(PASSWORD) && !options.has(USER)) {
            throw new OptionException(PASSWORD, "option `password` is given without `username`; give both");
        }
        requireDriver(options);
        return url;
    }

    private static void requireDriver(Options options) {
        if (options.has(DRIVER)) {
            try {
                Class.forName(options.text(DRIVER));
            } catch (final ClassNotFoundException e) {
                throw new OptionException(DRIVER, "option `driver`: there is no class `" + options.text(DRIVER)
                    + "` on the class path; correct it or add the driver's jar");
            }
        }
    }

    private static TableName name(Options options, String option) {
        return TableName.of(options.text(option).split("\\.", -1));
    }
}

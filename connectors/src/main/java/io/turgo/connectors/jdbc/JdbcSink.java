package io.turgo.connectors.jdbc;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Writes rows to a table of a database, each exactly once: the id of the last output is kept in the table
 * {@code turgo_outputs} of the same database, by the same transaction. A batch of the engine is one transaction. The
 * driver is the user's and has to be on the class path.
 *
 * <p>Rows are appended, or with {@link #upsertBy} update the row with the same key: then rows that delete, and what
 * rows were before an update, delete it.
 *
 * <p>A connection that is lost, and what else passes, is tried again a bounded number of times; a commit of which it is
 * not known whether it came to be is looked up before anything is written again. Two engines that write as the same
 * sink are found out by the first commit of the second, which fails.
 *
 * <p>PostgreSQL, H2 and SQLite are known; any other database can be appended to. Names are quoted, so they are as the
 * database has them, case and all. A run without a journal keeps no id and promises nothing.
 *
 * <p>Set up by one thread, for one engine; then belongs to the thread that writes.
 */
public final class JdbcSink implements Sink {
    /** Where ids are kept unless told otherwise. */
    public static final String OUTPUTS_TABLE = "turgo_outputs";

    /** So many outputs are committed even if the engine has not asked for it, to bound memory. */
    private static final int MOST_OUTPUTS = 10_000;
    private static final int RETRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Connector connector;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private TableName table;
    private TableName outputs = TableName.of(OUTPUTS_TABLE);
    private String keptAs;
    private boolean created;
    private boolean cutTimes;
    private Retries retries = new Retries(RETRIES, FIRST_PAUSE);
    private Changes changes;
    private Transactions transactions;
    private long lastSequence;
    private long lastControl;
    private int lastOrdinal;

    private JdbcSink(Connector connector) {
        this.connector = connector;
    }

    /** A sink of the database at a JDBC URL, e.g. {@code jdbc:postgresql://host/database}. */
    public static JdbcSink to(String url) {
        return new JdbcSink(Connector.to(Objects.requireNonNull(url, "url")));
    }

    /** A sink of the database that connections of the data source lead to. */
    public static JdbcSink to(DataSource source) {
        return new JdbcSink(Connector.to(Objects.requireNonNull(source, "source")));
    }

    /** Connects as that user. */
    public JdbcSink user(String name, String password) {
        return user(name, () -> password);
    }

    /** Connects as that user; the password is asked for whenever a connection is opened or an error is worded. */
    public JdbcSink user(String name, Supplier<String> password) {
        connector.user(Objects.requireNonNull(name, "name"), Objects.requireNonNull(password, "password"));
        return this;
    }

    /** Writes to this table, perhaps with the name of its schema before its own. */
    public JdbcSink table(String... schemaAndName) {
        table = TableName.of(schemaAndName);
        return this;
    }

    /** Updates the row with the same values in these fields instead of adding another; a FLOAT64 is none of them. */
    public JdbcSink upsertBy(String... fields) {
        keys.addAll(List.of(fields));
        return this;
    }

    /** Writes these fields to columns of their names; called again it adds more. All fields if none is named. */
    public JdbcSink columns(String... fields) {
        for (final String field : fields) {
            column(field, field);
        }
        return this;
    }

    /** Writes a field to a column of another name, too. */
    public JdbcSink column(String field, String column) {
        columns.put(field, column);
        return this;
    }

    /** Makes the table if there is none, with the keys of {@link #upsertBy} as its primary key. */
    public JdbcSink createTable() {
        created = true;
        return this;
    }

    /** Cuts off what of a time is finer than its column instead of refusing it; PostgreSQL has microseconds. */
    public JdbcSink cutTimes() {
        cutTimes = true;
        return this;
    }

    /** Keeps the id under this name instead of the sink's own: for pipelines that share a database and sinks' names. */
    public JdbcSink keptAs(String name) {
        keptAs = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Keeps ids in another table than {@value #OUTPUTS_TABLE}; it is made if there is none. */
    public JdbcSink outputsTable(String... schemaAndName) {
        outputs = TableName.of(schemaAndName);
        return this;
    }

    /**
     * How often a commit is tried again.
     *
     * @param most       tries after the first, from 0
     * @param firstPause before the first of them; each pause is twice the one before, up to the 64-fold
     */
    public JdbcSink retries(int most, Duration firstPause) {
        if (most < 0 || firstPause.isNegative()) {
            throw new ConfigurationException("retries=" + most + " with a pause of " + firstPause
                + ": neither can be negative");
        }
        retries = new Retries(most, firstPause);
        return this;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        if (table == null) {
            throw new ConfigurationException("sink `" + context.name() + "` needs a table, name it with table(...)");
        }
        final JdbcOpening opening = new JdbcOpening(this, connector, context);
        final OutputId last = opening.open();
        changes = opening.changes();
        transactions = opening.transactions();
        return last;
    }

    TableName table() {
        return table;
    }

    TableName outputs() {
        return outputs;
    }

    String keptAs(SinkContext context) {
        return keptAs == null ? context.name() : keptAs;
    }

    Map<String, String> columns() {
        return columns;
    }

    List<String> keys() {
        return keys;
    }

    boolean created() {
        return created;
    }

    boolean timesCut() {
        return cutTimes;
    }

    Retries retries() {
        return retries;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        changes.add(row);
        lastSequence = sequence;
        lastControl = control;
        lastOrdinal = ordinal;
        if (changes.count() >= MOST_OUTPUTS) {
            commit();
        }
    }

    @Override
    public boolean takesUpdates() {
        return !keys.isEmpty();
    }

    @Override
    public void commit() {
        if (changes.count() > 0) {
            transactions.commit(changes, new OutputId(lastSequence, lastControl, lastOrdinal));
            changes.clear();
        }
    }

    @Override
    public void close() {
        if (transactions != null) {
            transactions.close();
            transactions = null;
        }
    }

    @Override
    public String toString() {
        return "table " + table + " of " + connector;
    }
}

package io.turgo.connectors.jdbc;

import io.turgo.egress.OutputId;
import io.turgo.egress.SinkContext;
import io.turgo.error.EngineException;
import io.turgo.error.NoSpaceException;
import io.turgo.failpoint.Failpoint;
import io.turgo.frame.Durability;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changes to the database, each batch and the id of its last output in one transaction, over connections that
 * come and go. Every transaction begins with the step from the id that was there to the new one: the row's lock puts
 * rivals in a line, and after a commit of which nobody knows whether it came to be, the same step says so: it finds the
 * old id and goes on, or finds its own new one and is done. Belongs to one thread at a time.
 */
final class Transactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Connector connector;
    private final Dialect dialect;
    private final SinkContext context;
    private final Retries retries;
    private final OutputsTable outputs;
    private final TableWriter table;
    private Connection connection;
    private OutputId held;
    private boolean uncertain;

    /**
     * @param connection set up by {@link #prepared}
     * @param outputs    where the id is kept, or null where there is no journal
     */
    Transactions(Connector connector, Connection connection, Dialect dialect, SinkContext context, Retries retries,
        OutputsTable outputs, TableWriter table) {
        this.connector = connector;
        this.connection = connection;
        this.dialect = dialect;
        this.context = context;
        this.retries = retries;
        this.outputs = outputs;
        this.table = table;
    }

    /** A connection as it is used here. */
    static Connection prepared(Connection fresh, Dialect dialect, SinkContext context) throws SQLException {
        fresh.setAutoCommit(true);
        dialect.prepare(fresh, context.durability() == Durability.DISK);
        fresh.setAutoCommit(false);
        return fresh;
    }

    /** From which id the first commit steps. */
    void startAt(OutputId id) {
        held = id;
    }

    /**
     * Makes the changes, and the output with that id the last one.
     *
     * @throws EngineException if that failed for good, or somebody else writes as the same sink
     */
    void commit(Changes changes, OutputId last) {
        int retry = 0;
        boolean done = false;
        while (!done) {
            try {
                tryCommit(changes, last);
                done = true;
            } catch (final SQLException e) {
                retry += recover(e, changes, last, retry) ? 1 : 0;
            }
        }
        held = last;
        uncertain = false;
    }

    private void tryCommit(Changes changes, OutputId last) throws SQLException {
        if (connection == null) {
            connection = prepared(connector.open(), dialect, context);
        }
        if (outputs == null || outputs.advance(connection, held, last)) {
            table.write(connection, changes);
            Failpoint.JDBC_SINK_COMMIT.pass();
            uncertain = true;
            connection.commit();
            Failpoint.JDBC_SINK_COMMITTED.pass();
        } else {
            connection.rollback();
            requireOwn(outputs.read(connection), last);
        }
        dialect.settle(connection);
    }

    private void requireOwn(OutputId found, OutputId last) {
        if (!uncertain || !last.equals(found)) {
            throw new EngineException("sink `" + context.name() + "` expected " + outputs + " at output " + held
                + " but it is at " + (found == null ? "none" : "output " + found) + ", so another engine writes as the "
                + "same sink; stop that one, or keep this one's id under another name with keptAs(...)");
        }
    }

    /** True if this counts as a try. */
    private boolean recover(SQLException e, Changes changes, OutputId last, int retry) {
        final boolean passes = SqlFailure.passes(e, connection, dialect);
        drop();
        if (SqlFailure.isFull(e, dialect)) {
            context.awaitRoom(new NoSpaceException("sink `" + context.name() + "`: the database has no room for "
                + changes.count() + " outputs: " + connector.reason(e) + "; make room there, nothing is lost",
                connector.cause(e)));
            return false;
        }
        if (!passes || retry >= retries.most()) {
            throw new EngineException("sink `" + context.name() + "` cannot commit " + changes.count()
                + " outputs up to " + last + (retry > 0 ? " after " + retry + " retries" : "") + ": "
                + connector.reason(e) + "; mend that and start again, nothing is lost or written twice",
                connector.cause(e));
        }
        LOG.warn("sink `{}`: retry {} of {} to commit outputs up to {}: {}", context.name(), retry + 1, retries.most(),
            last, connector.reason(e));
        retries.pause(retry + 1);
        return true;
    }

    private void drop() {
        if (connection != null) {
            release(connection);
            connection = null;
        }
    }

    /** What is open in a connection is rolled back; that it could not even be closed says nothing new. */
    static void release(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (final SQLException e) {
            LOG.debug("a lost connection was dropped: SQLSTATE {}", e.getSQLState());
        }
    }

    /** Commits nothing. Idempotent. */
    @Override
    public void close() {
        drop();
    }
}

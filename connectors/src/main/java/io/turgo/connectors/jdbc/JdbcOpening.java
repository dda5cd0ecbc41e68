package io.turgo.connectors.jdbc;

import io.turgo.egress.OutputId;
import io.turgo.egress.SinkContext;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.TurgoException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Opens a JDBC sink: connects, finds out whose database that is, and checks all that can be before the first row. */
final class JdbcOpening {
    private final JdbcSink sink;
    private final Connector connector;
    private final SinkContext context;
    private Dialect dialect = new PlainDialect("");
    private Changes changes;
    private Transactions transactions;

    JdbcOpening(JdbcSink sink, Connector connector, SinkContext context) {
        this.sink = sink;
        this.connector = connector;
        this.context = context;
    }

    /** The id that the database has. */
    OutputId open() {
        final Connection connection;
        try {
            connection = connector.open();
        } catch (final SQLException e) {
            throw new EnvironmentException("sink `" + context.name() + "` cannot connect to " + connector + ": "
                + connector.reason(e) + "; start the database, or correct URL, user or password, and have the driver "
                + "on the class path", connector.cause(e));
        }
        try {
            return open(connection);
        } catch (final SQLException e) {
            final boolean passes = SqlFailure.passes(e, connection, dialect);
            Transactions.release(connection);
            throw failure(e, passes);
        } catch (final RuntimeException e) {
            Transactions.release(connection);
            throw e;
        }
    }

    private TurgoException failure(SQLException e, boolean passes) {
        if (passes) {
            return new EnvironmentException("sink `" + context.name() + "` cannot use " + connector + ": "
                + connector.reason(e) + "; mend that and start again", connector.cause(e));
        }
        return new ConfigurationException("sink `" + context.name() + "` cannot write to " + sink + ": "
            + connector.reason(e) + "; make the table as the rows need it, or grant the right to", connector.cause(e));
    }

    private OutputId open(Connection fresh) throws SQLException {
        dialect = Dialect.of(fresh.getMetaData());
        final Connection connection = Transactions.prepared(fresh, dialect, context);
        final TableBinding binding =
            new TableBinding(sink.table(), dialect, sink.columns(), sink.keys(), context.rows());
        if (sink.created()) {
            Dialect.execute(connection, binding.create());
            connection.commit();
        }
        final List<TargetColumn> declared = binding.declared(connection);
        final Cells cells = new Cells(dialect, context.symbols(), sink.timesCut());
        final CellValue[] values = new CellValue[declared.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.of(binding.targets().get(i).field(), declared.get(i));
        }
        final TableWriter writer = binding.writer(declared);
        writer.explain(connection, dialect);
        changes = new Changes(sink, binding.targets(), values);
        final OutputsTable outputs = new OutputsTable(sink.outputs(), dialect, sink.keptAs(context),
            context.journaled() ? context.journalId() : null);
        transactions = new Transactions(connector, connection, dialect, context, sink.retries(),
            context.journaled() ? outputs : null, writer);
        return held(connection, outputs);
    }

    private OutputId held(Connection connection, OutputsTable outputs) throws SQLException {
        if (!context.journaled()) {
            outputs.requireNone(connection);
            return OutputId.NONE;
        }
        outputs.prepare(connection);
        final OutputId last = outputs.open(connection);
        transactions.startAt(last);
        return last;
    }

    Changes changes() {
        return changes;
    }

    Transactions transactions() {
        return transactions;
    }
}

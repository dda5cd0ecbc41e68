package io.turgo.connectors.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.testing.ExactlyOnceContract;
import io.turgo.error.EngineException;
import io.turgo.error.TurgoException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JDBC sink does with every database, by appending and by key. */
abstract class JdbcContract extends ExactlyOnceContract {
    private static final int RETRIES = 3;

    private final JdbcDatabase database;
    private final boolean byKey;
    private DataSource source;
    @TempDir
    Path directory;

    JdbcContract(JdbcDatabase database, boolean byKey) {
        this.database = database;
        this.byKey = byKey;
    }

    @BeforeEach
    void connect() {
        source = JdbcDatabase.source(database.newUrl(directory));
    }

    @Override
    protected Sink sink() {
        return sink(source);
    }

    private JdbcSink sink(DataSource to) {
        final JdbcSink sink = JdbcSink.to(to).table("results").createTable().retries(0, Duration.ZERO);
        return byKey ? sink.upsertBy("number") : sink;
    }

    @Override
    protected Sink failing(int operation) {
        return sink(new FaultySource(source, operation, Integer.MAX_VALUE, false).dataSource());
    }

    @Override
    protected List<String> held() {
        return JdbcDatabase.rows(source, "SELECT \"number\", \"text\" FROM \"results\" ORDER BY \"number\"");
    }

    @Override
    protected void clear() {
        JdbcDatabase.run(source, "DROP TABLE IF EXISTS \"results\"", "DROP TABLE IF EXISTS \"turgo_outputs\"");
    }

    @Override
    protected boolean takesChanges() {
        return byKey;
    }

    /** The connection is lost at any operation, once or again and again, and what was asked for was done or not. */
    @Test
    void lostConnectionsLoseAndRepeatNothing() {
        lostConnections(1, false);
        lostConnections(1, true);
        lostConnections(RETRIES, false);
    }

    private void lostConnections(int failures, boolean done) {
        boolean failed = true;
        for (int operation = 0; failed; operation++) {
            clear();
            final FaultySource faulty = new FaultySource(source, operation, failures, done);
            writeTwenty(faulty);
            failed = faulty.failed() > 0;
            assertEquals(twenty(), held(), "operation " + operation + " failures " + failures + " done " + done);
        }
    }

    /** What fails while the sink opens is the user's to try again; the rest the sink tries by itself. */
    private void writeTwenty(FaultySource faulty) {
        JdbcSink sink = sink(faulty.dataSource()).retries(RETRIES, Duration.ZERO);
        boolean open = false;
        while (!open) {
            try {
                sink.open(fixture);
                open = true;
            } catch (final TurgoException e) {
                assertTrue(e.getMessage().contains("the connection is lost (SQLSTATE 08006)"), e.getMessage());
                sink.close();
                sink = sink(faulty.dataSource()).retries(RETRIES, Duration.ZERO);
            }
        }
        for (int i = 0; i < 20; i++) {
            sink.write(i, 0, 0, fixture.row((long) i, "a"));
            if (i % 10 == 9) {
                sink.commit();
            }
        }
        sink.close();
    }

    private static List<String> twenty() {
        final List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(i + ",a");
        }
        return rows;
    }

    @Test
    void anotherEngineThatWritesAsTheSameSinkIsFoundOut() {
        final Sink first = sink();
        final Sink second = sink();
        first.open(fixture);
        second.open(fixture);
        first.write(1, 0, 0, fixture.row(1L, "a"));
        second.write(1, 0, 0, fixture.row(1L, "a"));
        first.commit();
        assertEquals("sink `output` expected row `output` of table `turgo_outputs` at output -1/-1/-1 but it is at "
            + "output 1/0/0, so another engine writes as the same sink; stop that one, or keep this one's id under "
            + "another name with keptAs(...)", assertThrows(EngineException.class, second::commit).getMessage());
        second.close();
        first.write(2, 0, 0, fixture.row(2L, "b"));
        first.commit();
        first.close();
        assertEquals(List.of("1,a", "2,b"), held());
        final Sink third = sink();
        assertEquals(new OutputId(2, 0, 0), third.open(fixture));
        third.close();
    }

    @Test
    void moreOutputsThanFitIntoMemoryAreCommittedMeanwhile() {
        final Sink sink = sink();
        sink.open(fixture);
        for (int i = 0; i < 10_001; i++) {
            sink.write(i, 0, 0, fixture.row((long) i, "a"));
        }
        assertEquals(10_000, held().size());
        sink.commit();
        sink.close();
        assertEquals(10_001, held().size());
    }
}

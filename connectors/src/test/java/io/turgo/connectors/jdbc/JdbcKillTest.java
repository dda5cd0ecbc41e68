package io.turgo.connectors.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.testing.ChildProcess;
import io.turgo.failpoint.Failpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that write to a database, are killed or halt beside a commit, and leave each output there once. */
class JdbcKillTest {
    private static final int KILLS = 3 * Integer.getInteger("turgo.rounds", 1);

    @TempDir
    Path directory;

    private static void assertComplete(String url, String seed) throws Exception {
        assertEquals(0, ChildProcess.run(List.of(), JdbcProcess.class, url), seed);
        assertEquals(List.of(JdbcProcess.OUTPUTS + "," + JdbcProcess.OUTPUTS + ",0," + (JdbcProcess.OUTPUTS - 1)),
            JdbcDatabase.rows(JdbcDatabase.source(url), "SELECT COUNT(*), COUNT(DISTINCT \"number\"), MIN(\"number\"), "
                + "MAX(\"number\") FROM \"results\""), seed);
    }

    @ParameterizedTest
    @EnumSource(JdbcDatabase.class)
    void killedAtAnyMoment(JdbcDatabase database) throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final Random random = new Random(seed);
        final String url = database.newUrl(directory).replace(";DB_CLOSE_DELAY=-1", "");
        for (int kill = 0; kill < KILLS; kill++) {
            final int lines = random.nextInt(JdbcProcess.OUTPUTS / JdbcProcess.BATCH / 2);
            final ChildProcess.End end = ChildProcess.killAfter(lines, JdbcProcess.class, url);
            if (end.lastLine() != null) {
                final String held = JdbcDatabase.rows(JdbcDatabase.source(url),
                    "SELECT MAX(\"number\") FROM \"results\"").get(0);
                assertTrue(Long.parseLong(held) >= Long.parseLong(end.lastLine()), "turgo.seed=" + seed + " kill "
                    + kill + ": the table ends at " + held + ", output " + end.lastLine() + " was committed");
            }
        }
        assertComplete(url, "turgo.seed=" + seed);
    }

    @Test
    void haltedBesideACommit() throws Exception {
        final String url = JdbcDatabase.POSTGRESQL.newUrl(directory);
        for (final Failpoint point : List.of(Failpoint.JDBC_SINK_COMMIT, Failpoint.JDBC_SINK_COMMITTED)) {
            assertEquals(point.exitCode(),
                ChildProcess.run(List.of("-Dturgo.failpoint=" + point + ":5"), JdbcProcess.class, url));
        }
        assertComplete(url, "");
    }
}

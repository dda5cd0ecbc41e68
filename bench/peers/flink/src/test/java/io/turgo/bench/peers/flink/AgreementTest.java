package io.turgo.bench.peers.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.peers.child.Child;
import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.trades.PlainLoop;
import io.turgo.bench.trades.Trades;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some thousand trades through every form of the job: the same windows and alerts as in a plain loop. */
class AgreementTest {
    private static final int EVENTS = 250_000;
    private static final int PACED_EVENTS = 30_000;
    private static final int EVENTS_PER_SECOND = 100_000;
    private static final int SNAPSHOT_MS = 50;

    @TempDir
    private Path directory;

    private static String expected;
    private static String expectedPaced;

    @BeforeAll
    static void findInALoop() {
        expected = PlainLoop.run(Trades.make(EVENTS, Trades.SEED), EVENTS).toString();
        assertTrue(!expected.contains(" 0 alerts"), "there must be alerts to agree about: " + expected);
        expectedPaced = PlainLoop.run(Trades.make(PACED_EVENTS, Trades.SEED), PACED_EVENTS).toString();
    }

    @ParameterizedTest
    @CsvSource({"chained, 1", "chained, 2", "keyed, 1", "keyed, 2", "windows, 2", "keyed-rocksdb, 1"})
    void findsTheSame(String variant, int workers) throws Exception {
        final Task task = new Task(variant, workers, EVENTS, EVENTS / 4, 0, 0, directory);
        assertEquals(expected, Child.run(new FlinkPeer(), task).tally());
    }

    /** At a fixed rate, so that it lasts long enough for some snapshots. */
    @ParameterizedTest
    @CsvSource({"chained, 1", "keyed, 2", "keyed-rocksdb, 1"})
    void findsTheSameWithSnapshots(String variant, int workers) throws Exception {
        final Task task = new Task(variant, workers, EVENTS, EVENTS / 4, EVENTS_PER_SECOND, SNAPSHOT_MS, directory);
        final Result result = Child.run(new FlinkPeer(), task);
        assertEquals(expected, result.tally());
        assertTrue(result.snapshots() > 0, result.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chained", "keyed"})
    void knowsEachLatency(String variant) throws Exception {
        final Task task = new Task(variant, 1, PACED_EVENTS, PACED_EVENTS / 4, EVENTS_PER_SECOND, 0, directory);
        final Result result = Child.run(new FlinkPeer(), task);
        assertEquals(expectedPaced, result.tally());
        assertTrue(result.latencies().getTotalCount() > PACED_EVENTS / 2, result.toString());
    }
}

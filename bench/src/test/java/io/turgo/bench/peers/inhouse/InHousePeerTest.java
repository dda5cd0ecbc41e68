package io.turgo.bench.peers.inhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.peers.child.Child;
import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.trades.PlainLoop;
import io.turgo.bench.trades.Trades;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InHousePeerTest {
    private static final int EVENTS = 60_000;
    private static String expected;

    @TempDir
    private Path directory;

    @BeforeAll
    static void findInALoop() {
        expected = PlainLoop.run(Trades.make(EVENTS, Trades.SEED), EVENTS).toString();
    }

    private Result run(String variant, int eventsPerSecond) throws Exception {
        return Child.run(new InHousePeer(),
            new Task(variant, 1, EVENTS, EVENTS / 4, eventsPerSecond, 0, directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "disruptor", "naive-journal", "none", "process", "sql"})
    void findsTheSame(String variant) throws Exception {
        assertEquals(expected, run(variant, 0).tally());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "process"})
    void findsTheSameAtAFixedRateAndKnowsEachLatency(String variant) throws Exception {
        final Result result = run(variant, 500_000);
        assertEquals(expected, result.tally());
        assertTrue(result.latencies().getTotalCount() > EVENTS / 2, result.toString());
    }

    @Test
    void aHopDoesNoJobButKnowsEachLatency() throws Exception {
        assertEquals(EVENTS - EVENTS / 4, run("hop", 500_000).latencies().getTotalCount());
    }

    @Test
    void saysWhichVariantsThereAre() {
        final Exception refusal = assertThrows(IllegalArgumentException.class, () -> run("nothing", 0));
        assertTrue(refusal.getMessage().contains("variant=nothing is none of loop, "), refusal.getMessage());
    }
}

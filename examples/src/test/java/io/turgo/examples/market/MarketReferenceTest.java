package io.turgo.examples.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All 100,000 trades: outputs equal to an independent recomputation, and the same again in every other way to run. */
class MarketReferenceTest {
    private static final String BARS = "window_start,pair,open,high,low,close,volume,notional,vwap,trades";
    private static final String ALERTS = "time,pair,price,score,row";
    private static final String DEAD_LETTERS = "source,position,reason,raw";
    private static final int ROWS = 100_000;
    private static final int MIDDLE = 45_678;

    @TempDir
    private static Path directory;
    private static Reference reference;
    private static Market market;
    private static Turgo.Outcome live;

    @BeforeAll
    static void run() {
        reference = Reference.ofBitstampTrades();
        market = Market.in(directory);
        live = market.succeed();
    }

    private static List<String> bars(LongPredicate closedBy) {
        final List<String> lines = new ArrayList<>(List.of(BARS));
        reference.bars().stream().filter(bar -> closedBy.test(bar.closedBy())).forEach(bar -> lines.add(bar.line()));
        return lines;
    }

    private static void assertAlerts(LongPredicate rows, List<String> lines) {
        final List<Reference.Alert> expected =
            reference.alerts().stream().filter(alert -> rows.test(alert.row())).toList();
        assertEquals(ALERTS, lines.get(0));
        assertEquals(expected.size(), lines.size() - 1);
        for (int i = 0; i < expected.size(); i++) {
            final String[] cells = lines.get(i + 1).split(",");
            final Reference.Alert alert = expected.get(i);
            assertEquals(alert.start() + cells[3] + ',' + alert.row(), lines.get(i + 1));
            assertEquals(Double.doubleToRawLongBits(alert.score()),
                Double.doubleToRawLongBits(Double.parseDouble(cells[3])), () -> "score of row " + alert.row());
        }
    }

    @Test
    void barsAreExactlyTheRecomputedOnes() {
        assertTrue(reference.bars().size() > 9_000);
        assertEquals(bars(row -> true), Market.lines(market.output(), "bars.csv"));
    }

    @Test
    void alertsAreThoseOfANaiveDetectorBitByBit() {
        assertTrue(reference.alerts().size() > 500);
        assertAlerts(row -> true, Market.lines(market.output(), "alerts.csv"));
    }

    @Test
    void nothingIsRejectedAndTheReportCounts() {
        assertEquals(List.of(DEAD_LETTERS), Market.lines(market.output(), "dead-letters.csv"));
        assertEquals("100,000 new, 0 from the journal", live.fact("events"));
        assertEquals("0", live.fact("dead letters"));
        assertEquals("", live.complaints());
    }

    @Test
    void aSecondRunAddsNothing() {
        final List<String> before = market.texts();
        final Turgo.Outcome second = market.succeed();
        assertEquals("0 new, 0 from the journal behind a checkpoint of 100,000", second.fact("events"));
        assertEquals(live.hashes(), second.hashes());
        assertEquals(before, market.texts());
    }

    @Test
    void withoutCheckpointsAStartReplaysItAll() throws IOException {
        final List<String> before = market.texts();
        market.deleteCheckpoints();
        final Turgo.Outcome again = market.succeed();
        assertEquals("0 new, 100,000 from the journal", again.fact("events"));
        assertEquals(live.hashes(), again.hashes());
        assertEquals(before, market.texts());
    }

    @Test
    void aReplayGivesTheSameHashesAndTouchesNothing() {
        final List<String> before = market.texts();
        final Turgo.Outcome replay = Turgo.succeed(market.replay());
        assertEquals("0 new, 100,000 from the journal", replay.fact("events"));
        assertEquals(live.hashes(), replay.hashes());
        assertEquals(before, market.texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipelined", "sharded:1", "Sharded:3"})
    void aReplayOnMoreThreadsWritesTheSameBytes(String plan) {
        final Path copy = directory.resolve("copy-" + plan.replace(':', '-'));
        final Turgo.Outcome replay = Turgo.succeed(market.replay("--threads", plan, "--output", copy));
        assertTrue(replay.fact("threads").startsWith(plan.toLowerCase(Locale.ROOT)), replay.toString());
        assertEquals(live.hashes(), replay.hashes());
        assertEquals(market.texts(), Market.texts(copy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipelined", "sharded:2"})
    void aRunOnMoreThreadsWithoutAJournalWritesTheSameBytes(String plan, @TempDir Path other) {
        final Market unjournaled = Market.in(other);
        final Turgo.Outcome run = unjournaled.succeed("--durability", "none", "--threads", plan);
        assertEquals(live.hashes(), run.hashes());
        assertEquals(market.texts(), unjournaled.texts());
        assertTrue(unjournaled.data().toFile().list() == null, "no data directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined"})
    void aRunThatSurvivesLossOfPowerWritesTheSameBytes(String plan, @TempDir Path other) {
        final Market durable = Market.in(other);
        assertEquals(live.hashes(), durable.succeed("--durability", "disk", "--threads", plan).hashes());
        assertEquals(market.texts(), durable.texts());
    }

    @Test
    void twoStretchesOfAReplayAreTheOutputsOfTheirRows() {
        final Path first = directory.resolve("first");
        final Turgo.Outcome start = Turgo.succeed(market.replay("--to", MIDDLE, "--output", first));
        assertEquals("0 new, 45,678 from the journal", start.fact("events"));
        assertEquals(bars(row -> row <= MIDDLE), Market.lines(first, "bars.csv"));
        assertAlerts(row -> row <= MIDDLE, Market.lines(first, "alerts.csv"));

        final Path second = directory.resolve("second");
        final Turgo.Outcome rest = Turgo.succeed(market.replay("--from", MIDDLE + 1, "--output", second));
        assertEquals(live.fact("state hash"), rest.fact("state hash"));
        assertEquals(bars(row -> row > MIDDLE), Market.lines(second, "bars.csv"));
        assertAlerts(row -> row > MIDDLE, Market.lines(second, "alerts.csv"));
    }

    @Test
    void aStretchByTimeIsBoundByWhenRowsCameIn() {
        final Path none = directory.resolve("none");
        assertEquals("0 new, 0 from the journal",
            Turgo.succeed(market.replay("--to", "2013-11-25T00:00:00Z", "--output", none)).fact("events"));
        assertEquals(List.of(BARS), Market.lines(none, "bars.csv"));

        final Path later = directory.resolve("later");
        final Turgo.Outcome after = Turgo.succeed(market.replay("--from", "2200-01-01T00:00:00Z", "--output", later));
        assertEquals(live.fact("state hash"), after.fact("state hash"));
        assertEquals(List.of(ALERTS), Market.lines(later, "alerts.csv"));

        final Path all = directory.resolve("all");
        assertEquals(live.hashes(), Turgo.succeed(market.replay("--from", "2013-11-25T00:00:00Z",
            "--to", "2200-01-01T00:00:00Z", "--output", all)).hashes());
        assertEquals(market.texts(), Market.texts(all));
    }

    @Test
    void journalAndInputHaveTheSameSequences() {
        final Turgo.Outcome last = Turgo.succeed(market.replay("--to", ROWS));
        assertEquals(live.hashes(), last.hashes());
    }
}

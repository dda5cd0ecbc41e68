package io.turgo.bench.trades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.CallbackSink;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
    private static final int COUNT = 600_000;
    private static Trades trades;
    private static String expected;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeTrades() {
        trades = Trades.make(COUNT, Trades.SEED);
        final Tally tally = PlainLoop.run(trades, COUNT);
        assertTrue(tally.windows() > 5_000 && tally.alerts() > 10, "there must be something to agree about: " + tally);
        expected = tally.toString();
    }

    @Test
    void theSameSeedGivesTheSameTrades() {
        assertEquals(expected, PlainLoop.run(Trades.make(COUNT, Trades.SEED), COUNT).toString());
    }

    @Test
    void otherTradesGiveAnotherTally() {
        final Tally other = PlainLoop.run(Trades.make(COUNT, Trades.SEED + 1), COUNT);
        assertTrue(!expected.equals(other.toString()), "a tally that cannot differ proves nothing: " + other);
    }

    @Test
    void behindADisruptor() {
        assertEquals(expected, new DisruptorRun(null).run(trades, COUNT).tally().toString());
    }

    @Test
    void behindADisruptorWithANaiveJournal() {
        try (NaiveJournal journal = new NaiveJournal(directory)) {
            final Outcome outcome = new DisruptorRun(journal).run(trades, COUNT);
            assertEquals(expected, outcome.tally().toString());
            assertEquals((long) COUNT * TradeEvent.BYTES, outcome.journalBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void inAnEngineWithoutAJournal(ThreadPlan threads) {
        try (TurgoRun run = new TurgoRun(null, threads, Idle.BACKOFF)) {
            assertEquals(expected, run.run(trades, COUNT).tally().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void inSql(ThreadPlan threads) {
        try (TurgoRun run = TurgoRun.ofSql(ChronicleJournal.open(directory, new JournalSettings()),
            Engine.context().threads(threads).idle(Idle.BACKOFF))) {
            assertEquals(expected, run.run(trades, COUNT).tally().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void inAnEngineWithAJournalAndInItsReplay(ThreadPlan threads) {
        final JournalSettings settings = new JournalSettings();
        try (TurgoRun run = new TurgoRun(ChronicleJournal.open(directory, settings), threads, Idle.BACKOFF)) {
            assertEquals(expected, run.run(trades, COUNT).tally().toString());
        }
        assertEquals(expected, TurgoRun.replay(ChronicleJournal.openReadOnly(directory)).tally().toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inAServiceThatIsCalledBackOnEachTrade(boolean onPipelineThread) {
        final AtomicLong calls = new AtomicLong();
        final AtomicLong last = new AtomicLong();
        final CallbackSink<TradeView> verdicts = CallbackSink.of(TradeView.class, (id, trade) -> {
            assertTrue(id.sequence() > last.get(), () -> id + " behind " + last);
            last.setPlain(id.sequence());
            calls.setPlain(calls.getPlain() + 1);
        });
        try (TurgoRun run = new TurgoRun(ChronicleJournal.open(directory, new JournalSettings()),
            Engine.context(), onPipelineThread ? verdicts.onPipelineThread() : verdicts)) {
            assertEquals(expected, run.run(trades, COUNT).tally().toString());
        }
        assertEquals(IntStream.range(0, COUNT).filter(i -> trades.amount(i) != 0).count(), calls.get());
    }
}

package io.turgo.bench.ratios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import io.turgo.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyRunTest {
    private static final int CHUNK = SteadyRun.CHUNK;
    private static final Trades TRADES = Trades.make(CHUNK, Trades.SEED);
    private static final Length THREE_CHUNKS = new Length(0, Long.MAX_VALUE, 0, 3L * CHUNK);
    @TempDir
    private Path directory;

    @Test
    void comesToRestBetweenWarmUpAndTheRest() {
        final List<String> calls = new ArrayList<>();
        final Length length = new Length(1, Long.MAX_VALUE, 0, 5L * CHUNK);
        final Steady run = new SteadyRun(TRADES, length, published -> { }).of(() -> recording(calls));
        assertEquals(List.of("drain", "finish", "close"), calls.subList(calls.size() - 3, calls.size()));
        assertEquals("drain", calls.get((int) (run.warmUpEvents() / CHUNK)));
        assertEquals(calls.stream().filter("publish"::equals).count() * CHUNK, run.allEvents());
        assertEquals(5L * CHUNK, run.allEvents());
        assertEquals(CHUNK, run.warmUpEvents());
    }

    private static Side recording(List<String> calls) {
        return new Side() {
            private long lastNs;

            @Override
            public void publish(Trades trades, int from, int to) {
                calls.add("publish");
                assertTrue(trades.timeNs(from) > lastNs, "event times ascend from lap to lap");
                lastNs = trades.timeNs(to - 1);
            }

            @Override
            public void drain() {
                calls.add("drain");
            }

            @Override
            public Tally finish() {
                calls.add("finish");
                return new Tally();
            }

            @Override
            public long journalBytes() {
                return 64L * CHUNK;
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
    }

    @Test
    void allSidesFindTheSameLiveAndReplayed() {
        final Referee referee = new Referee();
        claim(referee, "hand", new SteadyRun(TRADES, THREE_CHUNKS, done -> { }).of(() -> new HandSide(null)));
        claim(referee, "naive", new SteadyRun(TRADES, THREE_CHUNKS, done -> { })
            .of(() -> new HandSide(directory.resolve("naive"))));
        claim(referee, "off", new SteadyRun(TRADES, THREE_CHUNKS, done -> { }).of(() -> new TurgoSide(null)));
        final Path journal = directory.resolve("turgo");
        claim(referee, "live", new SteadyRun(TRADES, THREE_CHUNKS, done -> { }).of(() -> new TurgoSide(journal)));
        final Steady replayed = new SteadyReplay(CHUNK, done -> { }).of(ChronicleJournal.openReadOnly(journal));
        referee.claim("replay", 3L * CHUNK, replayed.tally());
        assertTrue(replayed.rate() > 0 && replayed.events() <= 2L * CHUNK && replayed.bytesPerEvent() > 0);
        referee.check(TRADES);
    }

    private static void claim(Referee referee, String who, Steady run) {
        assertEquals(3L * CHUNK, run.allEvents());
        referee.claim(who, run.allEvents(), run.tally());
    }

    @Test
    void whoFindsSomethingElseMakesTheRunVoid() {
        final Referee referee = new Referee();
        referee.claim("liar", CHUNK, new Tally());
        final String message = assertThrows(IllegalStateException.class, () -> referee.check(TRADES)).getMessage();
        assertTrue(message.contains("void") && message.contains("liar"), message);
    }

    @Test
    void tradesThatAreNotWholeChunksAreRefused() {
        final Trades few = Trades.make(1_000, Trades.SEED);
        assertThrows(IllegalArgumentException.class, () -> new SteadyRun(few, THREE_CHUNKS, done -> { }));
    }
}

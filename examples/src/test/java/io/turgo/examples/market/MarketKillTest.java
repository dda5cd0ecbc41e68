package io.turgo.examples.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.ChildTurgo;
import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The market example in a process that gets SIGKILL at random moments, from the start of the JVM to its end, several
 * times in a row, and is started again until it is done: the output files are byte-identical to those of a run left
 * alone and the hashes equal. {@code -Dturgo.rounds=20} makes it 60 kills, {@code -Dturgo.seed=N} repeats a run's
 * draws.
 */
class MarketKillTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int KILLS = 3 * ROUNDS;
    /** How many times 100,000 rows. */
    private static final int TIMES = ROUNDS == 1 ? 1 : 4;
    private static final int MOST_IN_A_ROW = 5;
    private static final List<String> PLANS = List.of("fused", "pipelined", "sharded:1", "sharded:3");
    /** Kills are drawn up to this share of an undisturbed run's time; some come when all is done, for runs differ. */
    private static final double HORIZON = 0.95;

    @TempDir
    private static Path directory;
    private static Path input;
    private static Market undisturbed;
    private static Turgo.Outcome expected;
    private static long runMs;

    private final long seed = Long.getLong("turgo.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private int killed;
    private long worstRestartMs;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        input = TradesFile.write(directory.resolve("trades.csv"), TIMES);
        undisturbed = Market.in(directory.resolve("undisturbed"));
        final long startNs = System.nanoTime();
        try (ChildTurgo child = ChildTurgo.start(directory, undisturbed.run("--input", input))) {
            expected = child.outcome();
        }
        runMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        assertEquals(0, expected.code(), expected::toString);
        assertEquals(TradesFile.badRows(TIMES), Integer.parseInt(expected.fact("dead letters")));
    }

    @Test
    void endsAsIfNothingHadHappened() throws Exception {
        System.out.println("MarketKillTest: turgo.seed=" + seed + ", an undisturbed run takes " + runMs + " ms");
        int jobs = 0;
        while (killed < KILLS) {
            final Market market = Market.in(directory.resolve("job" + jobs++));
            Files.createDirectories(market.data().getParent());
            final boolean done = killSomeTimes(market, 1 + random.nextInt(MOST_IN_A_ROW));
            verify(market, done);
        }
        System.out.println("MarketKillTest: " + killed + " kills in " + jobs + " jobs, worst restart to the end "
            + worstRestartMs + " ms");
    }

    /** Whether the job came to its end before it could be killed that often. */
    private boolean killSomeTimes(Market market, int most) throws Exception {
        for (int i = 0; i < most; i++) {
            final long delayMs = (long) (random.nextDouble() * HORIZON * runMs);
            try (ChildTurgo child = start(market)) {
                final boolean ended = child.endsWithin(delayMs);
                if (ended || !child.kill()) {
                    final Turgo.Outcome outcome = child.outcome();
                    assertEquals(0, outcome.code(), () -> "turgo.seed=" + seed + ": " + outcome);
                    return true;
                }
                killed++;
                System.out.println("  kill " + killed + " after " + delayMs + " ms, bars.csv then had "
                    + share(market) + " % of its bytes");
            }
        }
        return false;
    }

    private ChildTurgo start(Market market) {
        return ChildTurgo.start(market.data().getParent(),
            market.run("--input", input, "--threads", PLANS.get(random.nextInt(PLANS.size()))));
    }

    private static long share(Market market) throws IOException {
        final Path bars = market.output().resolve("bars.csv");
        final long whole = Files.size(undisturbed.output().resolve("bars.csv"));
        return Files.exists(bars) ? 100 * Files.size(bars) / whole : 0;
    }

    private void verify(Market market, boolean done) throws Exception {
        final long startNs = System.nanoTime();
        final Turgo.Outcome last;
        try (ChildTurgo child = start(market)) {
            last = child.outcome();
        }
        final long restartMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
        worstRestartMs = Math.max(worstRestartMs, restartMs);
        System.out.println("  restarted to the end in " + restartMs + " ms, " + last.fact("events"));
        assertEquals(0, last.code(), () -> "turgo.seed=" + seed + ": " + last);
        assertTrue(last.complaints().matches("(\\[WARN] RingPublisher - source `trades`: .* is a dead letter: .*)?"),
            () -> "turgo.seed=" + seed + ": " + last);
        assertEquals(expected.hashes(), last.hashes(), () -> "turgo.seed=" + seed);
        assertEquals(undisturbed.texts(), market.texts(), () -> "turgo.seed=" + seed);
        if (done) {
            assertTrue(last.fact("events").startsWith("0 new"), () -> "turgo.seed=" + seed + ": " + last);
        }
        assertEquals(List.of(expected.fact("output hash"), expected.fact("state hash")),
            Turgo.succeed(market.replay()).hashes(), () -> "turgo.seed=" + seed);
    }
}

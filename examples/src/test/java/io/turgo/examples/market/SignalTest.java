package io.turgo.examples.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.ChildTurgo;
import io.turgo.examples.Turgo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second engine beside a running one is refused. SIGTERM in the middle of a run: what was taken in is written, the
 * report tells so, and the next run ends the job.
 */
class SignalTest {
    private static final int ENDED = 0;
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path directory;

    @Test
    void aRunThatIsAskedToEndDrainsAndALaterOneGoesOn() throws Exception {
        final Path input = TradesFile.write(directory.resolve("trades.csv"), 5);
        final Market market = Market.in(directory);
        final Turgo.Outcome first = interrupted(market, input);
        assertEquals(ENDED, first.code(), first::toString);
        final List<String> complaints = first.complaints().lines().toList();
        assertEquals(2, complaints.size(), first::toString);
        assertTrue(complaints.get(0).contains(
            "source `trades`: what it has at position 500 is a dead letter: row 500, "), first::toString);
        assertEquals("turgo: ended by a signal; what was taken in is written, the same command goes on from there",
            complaints.get(1));
        final long taken = events(first);
        assertTrue(taken > 0 && taken < 5 * 100_000, first::toString);
        // What is journaled has gone through the pipeline: a replay gives the report's hashes.
        assertEquals(first.hashes(), Turgo.succeed(market.replay()).hashes());

        final Turgo.Outcome second = market.succeed("--input", input);
        assertEquals(5 * 100_000 + TradesFile.badRows(5), taken + events(second));
        final Market undisturbed = Market.in(directory.resolve("undisturbed"));
        assertEquals(undisturbed.succeed("--input", input, "--durability", "none").hashes(), second.hashes());
        assertEquals(undisturbed.texts(), market.texts());
    }

    /** Sends the signal once some bars are written. */
    private Turgo.Outcome interrupted(Market market, Path input) throws Exception {
        final Path bars = market.output().resolve("bars.csv");
        try (ChildTurgo child = ChildTurgo.start(directory, market.run("--input", input))) {
            final long startNs = System.nanoTime();
            while (!(Files.exists(bars) && Files.size(bars) > 10_000) && System.nanoTime() - startNs < DEADLINE_NS
                && !child.endsWithin(1)) {
                Thread.onSpinWait();
            }
            final Turgo.Outcome beside = Turgo.run(market.run("--input", input));
            assertEquals("turgo: data directory " + market.data() + " is in use by process " + child.pid()
                + "; stop that process or name another directory", beside.complaints());
            child.terminate();
            return child.outcome();
        }
    }

    private static long events(Turgo.Outcome outcome) {
        return Long.parseLong(outcome.fact("events").split(" ")[0].replace(",", ""));
    }
}

package io.turgo.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.ChildTurgo;
import io.turgo.examples.Turgo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in a process that gets SIGKILL while verdicts are being written, several times in a row: what it has
 * written in the end is what a naive computation gives, each verdict once. {@code -Dturgo.rounds=20} makes it 60 kills,
 * {@code -Dturgo.seed=N} repeats a run's draws.
 */
class EmbeddedKillTest {
    private static final int KILLS = 3 * Integer.getInteger("turgo.rounds", 1);
    private static final int LINES = 2_500 * (KILLS + 1);
    private static final int RATE = 4_000;
    private static final int POLL_MS = 2;
    private static final int DEADLINE_POLLS = 60_000;

    @TempDir
    private Path directory;

    private final long seed = Long.getLong("turgo.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void aKillNeitherLosesNorRepeatsAVerdict() throws Exception {
        final List<String> lines = Service.lines(seed, LINES);
        final Reference expected = new Reference(lines);
        final Path feed = Files.write(directory.resolve("feed.log"), lines);
        final Service killed = new Service(feed, directory.resolve("killed"));
        int kills = 0;
        while (kills < KILLS && killBehind(killed, killed.verdicts() + 1 + random.nextInt(800))) {
            kills++;
        }
        System.out.println("EmbeddedKillTest: turgo.seed=" + seed + ", " + kills + " kills");
        assertTrue(kills > 0, "turgo.seed=" + seed);
        final Turgo.Outcome last = killed.succeed("--rate", 0);
        assertTrue(last.fact("started").startsWith("behind line "), () -> "turgo.seed=" + seed + ": " + last);
        killed.requireOutputs(expected, "turgo.seed=" + seed);

        final Service undisturbed = new Service(feed, directory.resolve("undisturbed"));
        assertEquals(undisturbed.succeed("--rate", 0).hashes(), last.hashes(), "turgo.seed=" + seed);
        assertEquals(undisturbed.withIds(), killed.withIds(), "turgo.seed=" + seed);
    }

    /** Kills a run once it has written so many verdicts; false if it came to its end before that. */
    private boolean killBehind(Service service, long verdicts) throws Exception {
        try (ChildTurgo child = ChildTurgo.start(directory, service.run("--rate", RATE))) {
            for (int i = 0; i < DEADLINE_POLLS && service.verdicts() < verdicts; i++) {
                if (child.endsWithin(POLL_MS)) {
                    final Turgo.Outcome outcome = child.outcome();
                    assertEquals(0, outcome.code(), () -> "turgo.seed=" + seed + ": " + outcome);
                    return false;
                }
            }
            return child.kill();
        }
    }
}

package io.turgo.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.ExitCode;
import io.turgo.examples.Turgo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's verdicts and flow are those of a naive computation. */
class EmbeddedReferenceTest {
    private static final int LINES = 6_000;

    @TempDir
    private Path directory;

    private Service service(List<String> lines) throws Exception {
        return new Service(Files.write(directory.resolve("feed.log"), lines), directory.resolve("data"));
    }

    @Test
    void everyVerdictIsTheNaiveOne() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final List<String> lines = Service.lines(seed, LINES);
        final Reference expected = new Reference(lines);
        final Service service = service(lines);
        final Turgo.Outcome first = service.succeed("--rate", 0);
        service.requireOutputs(expected, "turgo.seed=" + seed);
        assertEquals(String.format("%,d new, 0 held already", expected.verdicts().size()), first.fact("verdicts"));
        assertEquals("at line 0, nothing journaled before", first.fact("started"));
        final Turgo.Outcome second = service.succeed("--rate", 0);
        service.requireOutputs(expected, "a second run, turgo.seed=" + seed);
        assertTrue(second.fact("verdicts").startsWith("0 new"), second::toString);
        assertEquals(first.hashes(), second.hashes());
        assertEquals(first.hashes(), Turgo.succeed("replay", "--data", service.data()).hashes());
    }

    @Test
    void theGeneratedFeedHasWhatMakesAlerts() {
        final Turgo.Outcome outcome =
            Turgo.succeed("example", "embedded", "--data", directory.resolve("data"), "--rate", 0);
        assertTrue(outcome.fact("feed").startsWith("generated, --seed 1, "), outcome::toString);
        assertTrue(outcome.fact("alerts").matches("\\d+: SIZE [1-9].*FAR [1-9].*"), outcome::toString);
        assertTrue(outcome.fact("flow").matches(".*; [1-9]\\d* bursts"), outcome::toString);
    }

    @Test
    void aFeedThatGrewGoesOnBehindWhatIsThereOnlyIfItHadNotEnded() throws Exception {
        final List<String> lines = Service.lines(1, LINES);
        service(lines.subList(0, LINES / 2)).succeed("--rate", 0);
        final Turgo.Outcome refused = Turgo.run(service(lines).run("--rate", 0));
        assertEquals(ExitCode.USER, refused.code());
        assertTrue(refused.complaints().startsWith("turgo: source `orders`, partition 0, has come to its end"),
            refused::toString);
    }

    @Test
    void whatCannotBeDoneIsSaidInALine() {
        final Path missing = directory.resolve("missing.log");
        final Turgo.Outcome noFeed = Turgo.run("example", "embedded", missing, "--data", directory.resolve("d"));
        assertEquals("turgo: input `" + missing + "` does not exist, correct the path", noFeed.complaints());
        assertEquals(ExitCode.USER, noFeed.code());
        final Turgo.Outcome negative = Turgo.run("example", "embedded", "--rate", "-1");
        assertTrue(negative.complaints().startsWith("turgo: --rate -1 < 0"), negative::toString);
    }
}

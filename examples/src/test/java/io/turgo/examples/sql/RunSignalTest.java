package io.turgo.examples.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.ChildTurgo;
import io.turgo.examples.Turgo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that follows its input: SIGHUP does not end it, SIGTERM does, with 0; a secret is nowhere to be seen. */
class RunSignalTest {
    private static final String SECRET = "0123456789-secret";
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path directory;

    private Path file() throws Exception {
        final String guide = Documents.read("docs/sql.md");
        Files.writeString(directory.resolve("trades.csv"), Documents.blocks(guide, "csv").get(0));
        return Files.writeString(directory.resolve("bars.sql"), "SET 'turgo.http.bind' = '127.0.0.1:0';\n"
            + "SET 'turgo.http.token' = '" + SECRET + "';\n" + Documents.blocks(guide, "sql").get(0)
            .replaceFirst("'csv.header' = 'true'", "'csv.header' = 'true', 'source.monitor-interval' = '100 ms'"));
    }

    private static void await(Path path, ChildTurgo child) throws InterruptedException {
        final long startNs = System.nanoTime();
        while (!Files.exists(path) && !child.endsWithin(10)) {
            assertTrue(System.nanoTime() - startNs < DEADLINE_NS, () -> path + " does not come");
        }
    }

    @Test
    void goesOnAtAHangupAndEndsWithZeroWhenItIsToldTo() throws Exception {
        final Path file = file();
        assertFalse(Turgo.succeed("explain", file).toString().contains(SECRET));
        try (ChildTurgo child = ChildTurgo.start(
            directory, "run", file, "--data", directory.resolve("data"), "--log", "json")) {
            await(directory.resolve("data/http"), child);
            new ProcessBuilder("kill", "-HUP", String.valueOf(child.pid())).start().waitFor();
            assertFalse(child.endsWithin(500), "a hangup has ended it");
            child.terminate();
            final Turgo.Outcome outcome = child.outcome();
            assertEquals(0, outcome.code(), outcome::toString);
            assertTrue(outcome.err().lines().allMatch(line -> line.startsWith("{") && line.endsWith("}")),
                outcome::err);
            assertFalse(outcome.toString().contains(SECRET), outcome::toString);
        }
        assertTrue(Files.notExists(directory.resolve("data/http")));
    }
}

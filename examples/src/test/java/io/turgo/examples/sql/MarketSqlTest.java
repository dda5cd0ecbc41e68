package io.turgo.examples.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in SQL and the one in Java write the same bytes. */
class MarketSqlTest {
    private static final String DECLARED = "../../turgo-out/market.sql/";
    private static final List<String> OUTPUTS = List.of("alerts.csv", "bars.csv");

    @TempDir
    private Path directory;

    private Path file() throws IOException {
        final String sql = Documents.read("examples/market/market.sql");
        assertTrue(sql.contains(DECLARED), "where it writes to");
        Files.createDirectories(directory.resolve("sql"));
        return Files.writeString(directory.resolve("market.sql"),
            "SET 'turgo.http.bind' = 'off';\n" + sql.replace(DECLARED, "sql/"));
    }

    private void requireSame(String one, String other) throws IOException {
        for (final String output : OUTPUTS) {
            assertEquals(-1, Files.mismatch(
                directory.resolve(one).resolve(output), directory.resolve(other).resolve(output)), output);
        }
    }

    @Test
    void writesTheSameBytesAsItsTwinAndNothingTwice() throws IOException {
        final Path file = file();
        Turgo.succeed("example", "market", "--data", directory.resolve("java-data"),
            "--output", directory.resolve("java"), "--durability", "none");
        final Turgo.Outcome first = Turgo.succeed("run", file, "--data", directory.resolve("data"));
        assertEquals("100,000 new, 0 from the journal", first.fact("events"));
        requireSame("java", "sql");
        final Turgo.Outcome again = Turgo.succeed("run", file, "--data", directory.resolve("data"));
        assertTrue(again.out().contains("nothing new: the journal has all of the input already; what was added to it "
            + "since its end is not read: other input needs another --data DIR"), again::toString);
        assertEquals(first.hashes(), again.hashes());
        requireSame("java", "sql");
        Turgo.succeed(
            "replay", file, "--data", directory.resolve("data"), "--output", directory.resolve("replayed"));
        requireSame("java", "replayed");
    }
}

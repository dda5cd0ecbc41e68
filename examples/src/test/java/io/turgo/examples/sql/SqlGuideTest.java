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

/** docs/sql.md, followed literally. */
class SqlGuideTest {
    @TempDir
    private Path directory;

    @Test
    void itsFilesDoWhatItSays() throws IOException {
        final String guide = Documents.read("docs/sql.md");
        final List<String> tables = Documents.blocks(guide, "csv");
        Files.writeString(directory.resolve("trades.csv"), tables.get(0));
        final Path file = Files.writeString(directory.resolve("bars.sql"),
            "SET 'turgo.http.bind' = 'off';\n" + Documents.blocks(guide, "sql").get(0));
        final Path script =
            Files.writeString(directory.resolve("bars-test.yaml"), Documents.blocks(guide, "yaml").get(0));
        assertTrue(Turgo.succeed("check", file).out().contains("nothing is wrong"));
        assertTrue(Turgo.succeed("explain", file).out().contains("source trades"));
        Turgo.succeed("run", file, "--data", directory.resolve("data"));
        assertEquals(tables.get(1), Files.readString(directory.resolve("bars.csv")));
        Turgo.succeed("run", file, "--data", directory.resolve("data"));
        assertEquals(tables.get(1), Files.readString(directory.resolve("bars.csv")));
        assertTrue(Turgo.succeed("test", file, script).out().contains(": passed, 6 steps, 5 events, 2 rows"));
        Turgo.succeed("replay", file, "--data", directory.resolve("data"), "--output", directory.resolve("what-if"));
        assertEquals(tables.get(1), Files.readString(directory.resolve("what-if/bars.csv")));
    }
}

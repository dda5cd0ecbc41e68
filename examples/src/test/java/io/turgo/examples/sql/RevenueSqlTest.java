package io.turgo.examples.sql;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevenueSqlTest {
    private static final String INPUT = "${ORDERS:-../../turgo-out/revenue.sql/orders.csv}";

    @TempDir
    private Path directory;

    @Test
    void writesTheSameBytesAsItsTwin() throws IOException {
        new SqlTwin(directory, "revenue", INPUT, List.of("at-lines.csv", "changes.csv"))
            .requireSameBytes("--seed", 5);
    }

    /** Lines that are late, lines that are none, and columns that nobody reads. */
    @Test
    void writesTheSameBytesOfAnInputThatIsNotNeat() throws IOException {
        final Path made = directory.resolve("made.csv");
        Turgo.succeed("example", "revenue", "--seed", 6, "--write-input", made);
        final List<String> lines = new ArrayList<>(Files.readAllLines(made));
        lines.replaceAll(line -> "x," + line);
        lines.add(lines.size() / 3, "x,1,1,yesterday,1.00,12000");
        lines.add(lines.size() / 2, "x,1,one,2024-03-10 08:00:00,1.00,12000");
        lines.add(lines.get(1));
        Files.write(made, lines);
        new SqlTwin(directory, "revenue", INPUT, List.of("at-lines.csv", "changes.csv", "dead-letters.csv"))
            .requireSameBytes("--input", made);
    }
}

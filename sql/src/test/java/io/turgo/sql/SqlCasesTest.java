package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.Sink;
import io.turgo.engine.Engine;
import io.turgo.sql.plan.SinkFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each case of {@code cases}: rows in, a query, rows out. */
class SqlCasesTest {
    private static final int LEAST = 180;
    private static final Path DIFFERENCES = Path.of("..", "docs", "flink-differences.md");

    @TempDir
    private Path directory;

    static List<String> cases() throws IOException {
        return CaseFile.all(root());
    }

    static Path root() {
        try {
            return Path.of(Objects.requireNonNull(SqlCasesTest.class.getResource("/cases")).toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreEnough() throws IOException {
        assertTrue(cases().size() >= LEAST, "cases: " + cases().size());
    }

    @Test
    void whatDiffersFromFlinkIsDocumented() throws IOException {
        final List<String> lines = Files.readAllLines(DIFFERENCES);
        for (final String file : cases()) {
            final String difference = CaseFile.read(root().resolve(file)).difference();
            assertTrue(difference.isEmpty() || lines.stream().anyMatch(line -> line.startsWith("| " + difference)),
                file + ": no line of " + DIFFERENCES + " begins with " + difference);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theRowsThatAreExpectedComeOut(String file) throws IOException {
        final CaseFile each = CaseFile.read(root().resolve(file));
        each.writeTables(directory);
        final SqlJob job = SqlFile.of(each.name(), each.sql(), directory, Map.of()).plan();
        final List<CollectedRows> sinks = new ArrayList<>();
        final SinkFactory collecting = (table, declared) -> collected(new CollectedRows(table), sinks);
        try (Engine engine = Engine.start(job.pipeline(collecting), Engine.context())) {
            while (!engine.sourcesEnded()) {
                Thread.onSpinWait();
            }
            assertEquals(0, engine.finish().deadLetters(), "dead letters");
        }
        assertEquals(each.expected(), each.shown(sinks.stream().collect(
            Collectors.toMap(CollectedRows::name, CollectedRows::lines))));
    }

    private static Sink collected(CollectedRows rows, List<CollectedRows> sinks) {
        sinks.add(rows);
        return rows;
    }
}

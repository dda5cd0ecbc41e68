package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each case of {@code cases}: rows in, a query, rows out. */
class SqlCasesTest {
    @TempDir
    private Path directory;

    static List<String> cases() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(Files::isRegularFile).map(file -> root().relativize(file).toString()).sorted().toList();
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(SqlCasesTest.class.getResource("/cases")).toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
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
        assertEquals(String.join("\n", each.rows().stream().sorted().toList()),
            String.join("\n", sinks.get(0).lines()));
    }

    private static Sink collected(CollectedRows rows, List<CollectedRows> sinks) {
        sinks.add(rows);
        return rows;
    }
}

package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of a function of one's own in docs/sql.md is the class that is compiled here, and gives what it says. */
class OwnFunctionDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "sql.md");
    private static final Path SOURCE = Path.of("src", "test", "java", "shop", "Host.java");

    @TempDir
    private Path directory;

    private static String block(String language, String within) throws IOException {
        final Matcher blocks = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT));
        while (blocks.find()) {
            if (blocks.group(1).contains(within)) {
                return blocks.group(1);
            }
        }
        throw new AssertionError(DOCUMENT + " has no " + language + " with " + within);
    }

    @Test
    void theClassIsTheOneThatIsCompiledAndLoaded() throws IOException {
        assertEquals(Files.readString(SOURCE), block("java", "class Host"));
        assertTrue(new String(OwnFunctionDocumentTest.class.getResourceAsStream(
            "/META-INF/services/io.turgo.sql.function.SqlScalar").readAllBytes()).contains("shop.Host\n"));
        assertTrue(Files.readString(DOCUMENT).contains("META-INF/services/io.turgo.sql.function.SqlScalar"));
    }

    @Test
    void theFileGivesTheOutputThatIsShown() throws IOException {
        Files.writeString(directory.resolve("visits.csv"), block("csv", "https://shop.example"));
        final String sql = block("sql", "HOST(url)");
        try (Engine engine = Engine.start(
            SqlFile.of("visits.sql", sql, directory, Map.of()).plan().pipeline(), Engine.context())) {
            while (!engine.sourcesEnded()) {
                Thread.onSpinWait();
            }
            engine.finish();
        }
        assertEquals(block("csv", "shop.example,2"), Files.readString(directory.resolve("hosts.csv")));
    }
}

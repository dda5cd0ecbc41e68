package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.sql.relational.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionManualTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "functions.md");

    /** With {@code -Dturgo.docs.write=true} the document is written. */
    @Test
    void theDocumentIsOfTheSpecs() throws IOException {
        if (Boolean.getBoolean("turgo.docs.write")) {
            Files.writeString(DOCUMENT, FunctionManual.markdown());
        }
        assertEquals(FunctionManual.markdown(), Files.readString(DOCUMENT));
    }

    @Test
    void everySentenceIsOne() {
        FunctionManual.builtIn().forEach(chapter -> chapter.entries().forEach(each ->
            assertTrue(each.summary().endsWith("."), each.toString())));
    }

    @Test
    void oneNameIsFoundInEitherCaseWithEveryCallOfIt() {
        assertEquals(List.of("SUM([DISTINCT] number)"),
            FunctionManual.named("sum").stream().map(FunctionManual.Entry::call).toList());
        assertEquals(Detectors.all().size(), FunctionManual.named("ANOMALY_SCORE").size());
        assertEquals(List.of("HOST(url)"),
            FunctionManual.named("Host").stream().map(FunctionManual.Entry::call).toList());
        assertEquals(List.of(), FunctionManual.named("no such function"));
    }
}

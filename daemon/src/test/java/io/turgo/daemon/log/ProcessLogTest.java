package io.turgo.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ProcessLogTest {
    private static final int SMALL = 4_000;

    @TempDir
    private Path directory;

    @AfterEach
    void restore() {
        System.clearProperty(LogLevels.PROPERTY);
        ProcessLog.open(new ProcessLog.Settings(null, null, 1, 1));
    }

    private static void say(String message, Throwable thrown) {
        LoggerFactory.getLogger("io.turgo.some.Speaker").info(message, thrown);
    }

    private static Map<String, String> object(String line) throws IOException {
        final Map<String, String> fields = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                fields.put(parser.currentName(), parser.getText());
            }
        }
        return fields;
    }

    @Test
    void objectsHaveAllThatLinesHave() throws IOException {
        final Path file = directory.resolve("log.json");
        try (ProcessLog log = ProcessLog.open(new ProcessLog.Settings(LogFormat.JSON, file, 1 << 20, 1))) {
            say("a {0} \"quoted\"\nline", new IllegalStateException("why"));
            final PrintWriter messages = log.messages(new PrintWriter(new StringWriter()));
            messages.println("turgo: this is {1} wrong");
            messages.flush();
        }
        final List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        final Map<String, String> first = object(lines.get(0));
        assertEquals("info", first.get("level"));
        assertEquals("io.turgo.some.Speaker", first.get("logger"));
        assertEquals("a {0} \"quoted\"\nline", first.get("message"));
        assertTrue(first.get("error").startsWith("java.lang.IllegalStateException: why\n\tat io.turgo"));
        assertTrue(first.get("time").matches("20.*Z"), first.get("time"));
        final Map<String, String> second = object(lines.get(1));
        assertEquals("error", second.get("level"));
        assertEquals("this is {1} wrong", second.get("message"));
    }

    @Test
    void filesAreBoundedInSizeAndNumber() throws IOException {
        final Path file = directory.resolve("100%.log");
        try (ProcessLog log = ProcessLog.open(new ProcessLog.Settings(LogFormat.TEXT, file, SMALL, 3))) {
            for (int i = 0; i < 1_000; i++) {
                say("line " + i, null);
            }
            final PrintWriter err = new PrintWriter(new StringWriter());
            assertSame(err, log.messages(err));
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(Files.size(directory.resolve("100%.log." + i)) < SMALL + 100);
        }
        assertTrue(Files.notExists(directory.resolve("100%.log.3")));
        final List<String> newest = Files.readAllLines(directory.resolve("100%.log.0"));
        assertTrue(newest.get(newest.size() - 1).matches("\\S+Z \\[INFO\\] Speaker - line 999"), newest::toString);
    }

    @Test
    void levelsAreThoseOfTheProperty() throws IOException {
        System.setProperty(LogLevels.PROPERTY, "error,io.turgo.some=debug");
        final Path file = directory.resolve("log");
        try (ProcessLog log = ProcessLog.open(new ProcessLog.Settings(null, file, 1 << 20, 1))) {
            LoggerFactory.getLogger("io.turgo.some.Speaker").debug("seen");
            LoggerFactory.getLogger("io.turgo.other.Speaker").warn("not seen");
            assertFalse(LoggerFactory.getLogger("io.turgo.some.Speaker").isTraceEnabled(), log::toString);
        }
        assertEquals(1, Files.readAllLines(file).size());
        System.setProperty(LogLevels.PROPERTY, "loud");
        assertEquals("turgo.log.level: `loud` is no level; there are error, warn, info, debug, trace and off, as in "
            + "warn,io.turgo.journal=debug", assertThrows(ConfigurationException.class,
                () -> ProcessLog.open(new ProcessLog.Settings(null, null, 1, 1))).getMessage());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() {
        final Path file = directory.resolve("absent").resolve("log");
        assertTrue(assertThrows(EnvironmentException.class,
            () -> ProcessLog.open(new ProcessLog.Settings(null, file, 1 << 20, 1))).getMessage()
            .startsWith("cannot write the log to " + file + " ("));
    }
}

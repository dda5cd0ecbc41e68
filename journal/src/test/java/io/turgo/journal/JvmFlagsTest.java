package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmFlagsTest {
    private static final Path LIST = Path.of("..", "build", "jvm.flags");

    @TempDir
    Path root;

    @Test
    void theyAreThoseOfTheListThatConcernTheBaseModule() throws IOException {
        final List<String> listed = Files.readAllLines(LIST).stream()
            .filter(line -> line.startsWith("--add-") && line.contains("=java.base/")).toList();
        assertEquals(listed, JvmFlags.NEEDED);
    }

    @Test
    void theyAreGivenHere() {
        assertDoesNotThrow(JvmFlags::requireAll);
    }

    @Test
    void whatIsMissingIsNamedReadyToBeAdded() {
        final String given = "--add-opens=java.base/java.lang=ALL-UNNAMED";
        final String missing = "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED";
        assertEquals("this JVM was started without 1 of the 2 flags that the journal needs: " + missing
            + "; add them to its command line, the list is build/jvm.flags (java @build/jvm.flags ...)",
            assertThrows(EnvironmentException.class,
                () -> JvmFlags.require(List.of(given, missing), JvmFlagsTest.class.getModule())).getMessage());
    }

    /** A JVM of its own without any of them: one message, and nothing is left behind. */
    @Test
    void openingWithoutThemSaysSoInOneLine() throws Exception {
        final Path data = root.resolve("data");
        final Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("java.class.path"), Opening.class.getName(), data.toString())
            .redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.startsWith("this JVM was started without " + JvmFlags.NEEDED.size() + " of the "), output);
        assertEquals(1, output.lines().count(), output);
        assertTrue(Files.notExists(data), "a refused journal is not begun");
    }

    /** Opens a journal and prints why it cannot. */
    static final class Opening {
        private Opening() {
        }

        public static void main(String[] arguments) {
            try (ChronicleJournal journal = ChronicleJournal.open(Path.of(arguments[0]))) {
                System.out.println("opened " + journal.id());
            } catch (final EnvironmentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    private Path directory;

    @Test
    void theProcessorIsReadFromTheSystem() {
        assertEquals("AMD EPYC", Environment.processor("processor\t: 0\nmodel name\t: AMD EPYC\nflags\t: fpu\n"));
        assertEquals("unknown", Environment.processor(""));
    }

    @Test
    void theFileSystemOfADirectoryThatIsNotThereYetIsThatOfItsParent() {
        assertEquals(Environment.of(directory).fileSystem(),
            Environment.of(directory.resolve("not").resolve("yet")).fileSystem());
    }

    @Test
    void peopleDoNotHaveToReadOpenedPackages() {
        final Environment environment = new Environment("cpu", 2, 1 << 30, "Linux", "ext4", "JDK",
            List.of("--add-opens=java.base/java.io=ALL-UNNAMED", "-Xmx1g"), "turgo 1");
        final String flags = environment.rows().get(3)[1];
        assertTrue(flags.startsWith("-Xmx1g ("), flags);
    }
}

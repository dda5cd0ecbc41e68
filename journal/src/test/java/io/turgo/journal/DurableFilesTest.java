package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    Path root;

    @Test
    void replacesWholeAndLeavesNothingBeside() throws IOException {
        final Path file = root.resolve("file");
        DurableFiles.replace(file, "one, and longer");
        DurableFiles.replace(file, "two");
        assertEquals("two", Files.readString(file));
        try (Stream<Path> entries = Files.list(root)) {
            assertEquals(1, entries.count());
        }
    }

    @Test
    void removesADirectoryOrNone() throws IOException {
        final Path directory = root.resolve("directory");
        DurableFiles.removeDirectory(directory);
        Files.createDirectory(directory);
        Files.createFile(directory.resolve("file"));
        DurableFiles.removeDirectory(directory);
        assertFalse(Files.exists(directory));
    }
}

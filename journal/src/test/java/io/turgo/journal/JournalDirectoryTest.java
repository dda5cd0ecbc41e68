package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDirectoryTest {
    @TempDir
    private Path root;

    @Test
    void aMissingDirectoryHasNoNames() {
        assertEquals(List.of(), JournalDirectory.names(root.resolve("missing")));
    }

    /** Taken for empty it would be taken for a journal that is to be begun. */
    @Test
    void whatCannotBeListedIsNotEmpty() throws IOException {
        final Path file = Files.createFile(root.resolve("file"));
        assertThrows(EnvironmentException.class, () -> JournalDirectory.names(file));
    }
}

package io.turgo.journal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
    @TempDir
    private Path root;

    @Test
    void aDictionaryThatNoCheckpointNeedsIsRemoved() throws IOException {
        final Path symbols = Files.createFile(root.resolve(SymbolFile.PREFIX + "1"));
        new CheckpointFiles(root).removeOldSymbols();
        assertFalse(Files.exists(symbols));
    }

    /** A manifest that cannot be read may be that of the newest checkpoint. */
    @Test
    void noDictionaryIsRemovedWhileAManifestCannotBeRead() throws IOException {
        final Path symbols = Files.createFile(root.resolve(SymbolFile.PREFIX + "1"));
        Files.createDirectories(root.resolve("a").resolve("manifest"));
        new CheckpointFiles(root).removeOldSymbols();
        assertTrue(Files.exists(symbols));
    }
}

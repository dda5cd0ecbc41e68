package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    private Path parent;

    @Test
    void isDeletedWithAllThatIsInIt() throws IOException {
        final Workspace workspace = new Workspace(parent.resolve("not yet"));
        final Path below = Files.createDirectories(workspace.path().resolve("a").resolve("b"));
        Files.writeString(below.resolve("one.cq4"), "");
        Files.writeString(workspace.path().resolve("two.cq4"), "");
        assertEquals(2, workspace.count(".cq4"));
        workspace.close();
        assertFalse(Files.exists(workspace.path()));
        assertTrue(Files.exists(parent.resolve("not yet")));
    }

    @Test
    void eachRunHasItsOwn() {
        try (Workspace one = new Workspace(parent); Workspace other = new Workspace(parent)) {
            assertNotEquals(one.path(), other.path());
        }
    }

    @Test
    void aParentThatIsAFileIsNamed() throws IOException {
        final Path file = Files.writeString(parent.resolve("file"), "");
        final String message =
            assertThrows(EnvironmentException.class, () -> new Workspace(file)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains("--dir"), message);
    }
}

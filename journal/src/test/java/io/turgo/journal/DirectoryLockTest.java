package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pitfalls f and b3: one writer at a time. */
class DirectoryLockTest {
    @TempDir
    Path root;

    @Test
    void secondWriterInThisProcessIsRefusedByName() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            for (int attempt = 0; attempt < 3; attempt++) {
                final EnvironmentException refusal =
                    assertThrows(EnvironmentException.class, () -> ChronicleJournal.open(root, TestFrames.small()));
                assertTrue(refusal.getMessage().contains(root.toString()), refusal.getMessage());
                assertTrue(refusal.getMessage().contains("process " + ProcessHandle.current().pid()),
                    refusal.getMessage());
            }
            TestFrames.append(journal, 3);
        }
        ChronicleJournal.open(root, TestFrames.small()).close();
    }

    @Test
    void secondWriterThroughAnotherNameOfTheDirectoryIsRefused() throws IOException {
        final Path data = root.resolve("data");
        Files.createDirectory(data);
        final Path link = Files.createSymbolicLink(root.resolve("link"), data);
        try (ChronicleJournal journal = ChronicleJournal.open(data, TestFrames.small())) {
            assertThrows(EnvironmentException.class, () -> ChronicleJournal.open(link, TestFrames.small()));
            TestFrames.append(journal, 1);
        }
    }

    @Test
    void writerInAnotherProcessIsRefusedByName() throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalChild.class, root.toString(), "append")) {
            child.awaitLine("acked 100");
            final EnvironmentException refusal =
                assertThrows(EnvironmentException.class, () -> ChronicleJournal.open(root, TestFrames.small()));
            assertTrue(refusal.getMessage().contains("process " + child.pid()), refusal.getMessage());
            assertTrue(refusal.exitCode() == 2);
            child.kill();
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.requireAll(journal, journal.info().lastFrame());
        }
    }

    @Test
    void afterARefusalInThisProcessTheLockStillHoldsAgainstOthers() throws Exception {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            assertThrows(EnvironmentException.class, () -> ChronicleJournal.open(root, TestFrames.small()));
            try (ChildJvm child = ChildJvm.start(JournalChild.class, root.toString(), "append")) {
                assertEquals(2, child.awaitExit(), "exit code of the refused child");
            }
            TestFrames.append(journal, 1);
        }
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws IOException {
        final Path file = Files.createFile(root.resolve("file"));
        assertThrows(EnvironmentException.class, () -> ChronicleJournal.open(file, TestFrames.small()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void directoryThatCannotBeWrittenIsRefused() {
        final EnvironmentException refusal = assertThrows(EnvironmentException.class,
            () -> ChronicleJournal.open(Path.of("/proc/self/fdinfo"), TestFrames.small()));
        assertTrue(refusal.getMessage().contains("writable"), refusal.getMessage());
        assertThrows(EnvironmentException.class,
            () -> ChronicleJournal.open(Path.of("/proc/self/turgo"), TestFrames.small()));
    }
}

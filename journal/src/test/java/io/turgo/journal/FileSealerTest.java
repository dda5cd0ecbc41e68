package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.JournalInfo;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk delays the entry of a complete file into the manifest; a device that fails is fatal. */
class FileSealerTest {
    @TempDir
    Path root;

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<SealedFile> manifest = new ArrayList<>();
    private final Failure failure = new Failure();
    private RuntimeException refusal;

    /** Two complete files, listed by the journal that wrote them, to be sealed again. */
    private List<SealedFile> files() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 10_000);
            final JournalInfo info = journal.info();
            assertEquals(10_000, info.lastFrame());
        }
        final JournalDirectory directory = new JournalDirectory(root);
        return Manifest.read(directory, id()).sealed().subList(0, 2);
    }

    private UUID id() {
        return JournalIdentity.read(new JournalDirectory(root));
    }

    private void give(FileSealer sealer, List<SealedFile> files) {
        files.forEach(file -> sealer.rolled(file.file(), file.totals(), lastPosition(file)));
    }

    private long lastPosition(SealedFile file) {
        try (ExcerptCursor cursor = new ExcerptCursor(new JournalDirectory(root).path(file.file()))) {
            long last = 0;
            while (cursor.seek(file.end()) == ExcerptCursor.Found.DATA) {
                last = cursor.position();
                cursor.skip();
            }
            return last;
        }
    }

    private FileSealer sealer() {
        final Consumer<SealedFile> entries = sealed -> {
            if (refusal != null) {
                throw refusal;
            }
            manifest.add(sealed);
        };
        return new FileSealer(new JournalDirectory(root), id(), entries, tasks::add, failure, () -> { });
    }

    private void run(int count) {
        for (int i = 0; i < count; i++) {
            tasks.remove().run();
        }
    }

    @Test
    void aFullDiskDelaysTheEntryAndKeepsTheOrder() {
        final List<SealedFile> files = files();
        refusal = new NoSpaceException("no room for a line");
        give(sealer(), files);
        run(2);
        assertTrue(manifest.isEmpty());
        run(1);
        assertFalse(failure.isSet());
        refusal = null;
        run(1);
        assertEquals(files, manifest);
    }

    @Test
    void aJournalThatIsClosedDoesNotWaitForRoom() {
        final List<SealedFile> files = files();
        refusal = new NoSpaceException("no room for a line");
        failure.close();
        give(sealer(), files);
        run(2);
        assertTrue(tasks.isEmpty());
    }

    @Test
    void aDeviceThatFailsIsFatal() {
        final List<SealedFile> files = files();
        refusal = new EngineException("cannot write sealed: Input/output error");
        give(sealer(), files);
        assertThrows(EngineException.class, () -> run(1));
        assertTrue(assertThrows(EngineException.class, failure::check).getMessage().contains("Input/output error"));
    }
}

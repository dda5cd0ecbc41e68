package io.turgo.journal;

import io.turgo.failpoint.Failpoint;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what lies before a journal's beginning. What cannot be deleted is tried again at the next start. */
final class PrunedFiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(PrunedFiles.class);

    private PrunedFiles() {
    }

    static void delete(JournalDirectory directory, RetainedStart start) {
        if (start.file() == null) {
            return;
        }
        for (final int generation : directory.generations()) {
            if (generation <= start.file().generation()) {
                delete(directory, start, generation);
            }
        }
    }

    private static void delete(JournalDirectory directory, RetainedStart start, int generation) {
        try {
            for (final CycleFile file : directory.files(generation)) {
                if (start.isPruned(file) && Files.deleteIfExists(directory.path(file))) {
                    Failpoint.JOURNAL_FILE_DELETED.pass();
                }
            }
            if (start.isPruned(generation)) {
                DurableFiles.removeDirectory(directory.generation(generation));
            }
        } catch (IOException e) {
            LOGGER.warn("cannot delete what was pruned of {}: {}; it is tried again at the next start",
                directory.generation(generation), e.toString());
        }
    }
}

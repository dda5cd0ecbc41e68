package io.turgo.journal;

import io.turgo.failpoint.Failpoint;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the beginning of a journal: durably in the manifest first, and only then are files deleted, so that a file that
 * is missing is always either pruned or damage. One thread.
 */
final class Pruner {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pruner.class);

    private final JournalDirectory directory;
    private final UUID id;
    private final Manifest manifest;

    Pruner(JournalDirectory directory, UUID id, Manifest manifest) {
        this.directory = directory;
        this.id = id;
        this.manifest = manifest;
    }

    /** Makes the journal begin there, for readers that look from now on. */
    void move(RetainedStart start) {
        Failpoint.JOURNAL_PRUNE.pass();
        manifest.prune(start);
        Failpoint.JOURNAL_PRUNED.pass();
    }

    /** Deletes the files before it. */
    void delete(RetainedStart start) {
        PrunedFiles.delete(directory, start);
        try {
            manifest.compact(directory, id);
        } catch (IOException e) {
            LOGGER.warn("the manifest of {} stays as long as it is: {}", directory.root(), e.toString());
        }
    }
}

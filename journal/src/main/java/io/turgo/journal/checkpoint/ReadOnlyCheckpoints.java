package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.error.ConfigurationException;
import io.turgo.journal.file.SpaceReserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The checkpoints of a journal that is only read, perhaps beside its writer. Copies what it loads to the directory for
 * temporary files and changes nothing. One thread at a time.
 */
public final class ReadOnlyCheckpoints implements CheckpointStore {
    private final CheckpointFiles files;
    private final CheckpointLoader loader;
    private Proof proof;

    /** @param root their directory, which need not be there */
    public ReadOnlyCheckpoints(Path root, SpaceReserver reserver) {
        files = new CheckpointFiles(root);
        loader = new CheckpointLoader(
            files, new Room(reserver), () -> Files.createTempDirectory("turgo-checkpoint"));
    }

    /** A place that the writer began to write meanwhile is passed over like a damaged one. */
    @Override
    public Checkpoint load(UUID journal, Predicate<CheckpointManifest> wanted) {
        close();
        proof = loader.load(journal, wanted);
        return proof;
    }

    @Override
    public CheckpointWriter begin(List<TableShape> tables) {
        throw new ConfigurationException("the journal of the checkpoints in " + files.root()
            + " is open for reading only; open it for writing to make checkpoints");
    }

    @Override
    public List<CheckpointMark> history() {
        return new History(files.historyFile()).read();
    }

    /** Says nothing of what the writer keeps. */
    @Override
    public long oldestKeptFrame() {
        return 0;
    }

    @Override
    public void close() {
        if (proof != null) {
            proof.close();
            proof = null;
        }
    }
}

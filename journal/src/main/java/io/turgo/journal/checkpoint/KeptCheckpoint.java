package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.journal.file.SpaceReserver;
import java.nio.file.Path;
import java.util.List;

/**
 * A checkpoint that a data directory has, as its manifest describes it.
 *
 * @param number   of the checkpoint: the newer one has the higher
 * @param manifest what the engine put into it
 * @param bytes    length of its files
 */
public record KeptCheckpoint(long number, CheckpointManifest manifest, long bytes) {
    /** Those whose manifests can be read, newest first; what is wrong with others is in the log. Any thread. */
    public static List<KeptCheckpoint> in(Path root) {
        return new CheckpointFiles(root).held().stream().map(CheckpointFiles.Held::manifest)
            .map(held -> new KeptCheckpoint(
                held.number(), held.checkpoint(), held.mapBytes() + held.symbols().lengthBytes()))
            .toList();
    }

    /** Whether its files are whole and come to what the manifest says; else the reason is in the log. */
    public boolean isWhole(Path root, SpaceReserver reserver) {
        try (ReadOnlyCheckpoints store = new ReadOnlyCheckpoints(root, reserver)) {
            return store.load(manifest.journal(), manifest::equals) != null;
        }
    }
}

package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.CheckpointManifest;
import java.util.List;

/**
 * What the manifest of a place says; see {@link ManifestText} for its form.
 *
 * @param number     of the checkpoint: the newer one has the higher
 * @param checkpoint what the engine put into it
 * @param maps       the tables' files, in the order of the tables
 * @param capacities for how many rows each of them was made
 * @param symbols    the dictionary's file, as far as it belongs to the checkpoint
 */
record PlaceManifest(
    long number, CheckpointManifest checkpoint, List<CheckedFile> maps, List<Long> capacities, CheckedFile symbols) {
    /** The lengths of the maps in all, in bytes. */
    long mapBytes() {
        return maps.stream().mapToLong(CheckedFile::lengthBytes).sum();
    }
}

package io.turgo.checkpoint;

import java.util.SortedMap;

/**
 * What was recorded of a checkpoint for good: a replay of the journal must come to the same.
 *
 * @param frame    the last journal frame that was in it
 * @param sequence the last record's sequence
 * @param pipeline which pipeline's state it was, and since when it runs
 * @param hashes   as {@link CheckpointManifest#hashes}
 */
public record CheckpointMark(long frame, long sequence, String pipeline, SortedMap<String, Long> hashes) {
    /** By which name {@link CheckpointManifest#values} has the last record's sequence. */
    public static final String SEQUENCE = "journal//sequence";

    /** What is to be recorded of a checkpoint. */
    public static CheckpointMark of(CheckpointManifest manifest) {
        return new CheckpointMark(manifest.frame(), manifest.values().getOrDefault(SEQUENCE, 0L), manifest.pipeline(),
            manifest.hashes());
    }
}

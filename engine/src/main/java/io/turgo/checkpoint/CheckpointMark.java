package io.turgo.checkpoint;

import java.util.SortedMap;

/**
 * What was recorded of a checkpoint for good: a replay of the journal must come to the same.
 *
 * @param frame    the last journal frame that was in it
 * @param sequence the last record's sequence
 * @param pipeline the hash of the pipeline whose state it was
 * @param hashes   as {@link CheckpointManifest#hashes}
 */
public record CheckpointMark(long frame, long sequence, String pipeline, SortedMap<String, Long> hashes) {
}

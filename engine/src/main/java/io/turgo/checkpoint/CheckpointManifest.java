package io.turgo.checkpoint;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Everything of a checkpoint but its rows and symbols.
 *
 * @param journal      the journal it belongs to
 * @param frame        the last journal frame that is in it
 * @param ingestTimeNs the ingest time of that frame in epoch ns
 * @param pipeline     which pipeline's state it is, and since when it runs, as text without white space
 * @param symbols      how many entries of the dictionary there were
 * @param tables       what the tables must come to
 * @param values       the engine's single numbers (sequence, positions, watermarks, counts) by name; names have no
 *                     white space and no {@code =}
 * @param hashes       what a replay up to this frame must come to: by name the hash of each stage's state and of each
 *                     sink's outputs; names as above
 */
public record CheckpointManifest(
    UUID journal, long frame, long ingestTimeNs, String pipeline, int symbols, List<TableTotals> tables,
    SortedMap<String, Long> values, SortedMap<String, Long> hashes) {
}

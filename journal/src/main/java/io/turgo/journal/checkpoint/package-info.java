/**
 * Checkpoints on Chronicle Map, in two places that are written in turn.
 *
 * <h2>Directory</h2>
 * <pre>
 * DIR/checkpoints/a/manifest        what the place holds; see {@link io.turgo.journal.checkpoint.PlaceManifest}
 * DIR/checkpoints/a/0-4096.map      a Chronicle Map: table 0, for 4096 rows
 * DIR/checkpoints/b/...             the other place
 * DIR/checkpoints/symbols-1         the dictionary, begun with checkpoint 1; appended to
 * DIR/checkpoints/history           a checked line for each checkpoint that was made
 * DIR/checkpoints/proof*            copies of a checkpoint that is being loaded
 * </pre>
 *
 * <h2>What is never done</h2>
 * Chronicle maps a file to read it, too, and notes its locks there. So a place with a manifest is never opened by
 * Chronicle, and never changed: a checkpoint is loaded from a copy, and its checksums are taken of the very bytes that
 * are copied. What was cut, flipped or overwritten meanwhile is found with plain reads and never mapped. A place is
 * written only when its manifest is gone, and a place that a dead process left half written is cleared.
 *
 * <h2>What a new checkpoint is built on</h2>
 * On the files of the place itself if they are exactly one checkpoint behind: the newest one's changes, which are kept
 * in memory, are applied first, and only changed rows are written. Otherwise (new process, checkpoint given
 * up, more changes than are worth keeping) on a copy of the newest place's files.
 */
package io.turgo.journal.checkpoint;

/**
 * The journal on Chronicle Queue. Chronicle writes; everything that is read back (by readers, at start, by the
 * verifier) is read with plain reads and checked, so that a damaged or cut file is an error and never a crash.
 *
 * <h2>Data directory</h2>
 * <pre>
 * DIR/lock                              held as a kernel file lock by the one writer; text: its pid and start
 * DIR/journal.properties                format version and journal UUID, written once
 * DIR/journal/sealed                    the manifest: one checked line per generation begun and file sealed
 * DIR/journal/g000001/metadata.cq4t     Chronicle's own
 * DIR/journal/g000001/20261122-090000.cq4   excerpt files; see {@link io.turgo.journal.ExcerptDescriptor}
 * </pre>
 *
 * <h2>Generations</h2>
 * Every opening for writing starts a new generation: an empty directory with a fresh queue. Chronicle therefore never
 * maps a file that an earlier process left behind, and none of its stale locks, half-made files or unreadable holes
 * can reach a new process. The first excerpt of a generation is a
 * {@linkplain io.turgo.journal.GenerationDescriptor probe} that is read back before the generation is used; frame
 * numbers go on across generations. A generation that took no frame is removed.
 *
 * <h2>Sealing</h2>
 * A file that is no longer written (rolled, closed, or left by a process that died) is cut to its used length and
 * listed in the manifest with its frames, sequences, length and a digest over its frames' checksums. At start sealed
 * files are checked for presence and length only; the one or two files that a dead process left unsealed are read
 * whole. A reader that walks through a sealed file holds it against its entry.
 */
package io.turgo.journal;

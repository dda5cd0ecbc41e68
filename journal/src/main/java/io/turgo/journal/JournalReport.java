package io.turgo.journal;

import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.journal.checkpoint.KeptCheckpoint;
import io.turgo.journal.file.PosixReserver;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What a data directory holds, at one point in time. Made beside a writer or without one; reads no sealed file.
 *
 * @param id            the journal's identity
 * @param format        its format's version
 * @param catalog       the catalog at its beginning, or null if it has none
 * @param generations   how many directories of files
 * @param files         how many files
 * @param firstFrame    the oldest retained frame; the next one where there are none
 * @param nextFrame     the frame after the last
 * @param firstSequence the sequence of the oldest retained record, or the next one
 * @param nextSequence  the sequence that the next record will take
 * @param fromTimeNs    the least ingest time of its frames in epoch ns; 0 if there are none
 * @param toTimeNs      the greatest; 0 if there are none
 * @param frameBytes    length of all frames together
 * @param diskBytes     length of all files together, room reserved ahead included
 * @param writer        the id of the process that writes it; 0 if none does
 * @param durabilities  at which frames were journaled, each by the first of its frames; null where that is not known
 * @param readers       its named readers
 * @param checkpoints   its checkpoints, newest first
 */
public record JournalReport(UUID id, String format, String catalog, int generations, int files, long firstFrame,
    long nextFrame, long firstSequence, long nextSequence, long fromTimeNs, long toTimeNs, long frameBytes,
    long diskBytes, long writer, SortedMap<Long, Durability> durabilities, List<ReaderPosition> readers,
    List<KeptCheckpoint> checkpoints) {
    /**
     * Looks into a data directory.
     *
     * @throws io.turgo.error.ConfigurationException if there is no journal
     * @throws io.turgo.error.EngineException         if files of it are missing, cut or damaged
     */
    public static JournalReport of(Path dataDirectory) {
        final JournalDirectory directory = new JournalDirectory(dataDirectory);
        final UUID id = JournalIdentity.read(directory);
        final Catalog catalog = Catalog.load(directory, id);
        final FrameTotals all = all(directory, id, catalog);
        return new JournalReport(id, JournalIdentity.FORMAT, ReadOnlyJournal.catalogAtStart(directory, id),
            catalog.manifest().generations().size(), catalog.entries().size(), all.firstFrame(), all.nextFrame(),
            all.firstSequence(), all.nextSequence(), all.fromTimeNs(), all.toTimeNs(), all.bytes(),
            diskBytes(directory, catalog), KernelLock.holder(directory.lockFile()),
            catalog.manifest().durabilities(),
            new ReaderPositions(directory, id).all(), KeptCheckpoint.in(directory.checkpoints()));
    }

    /** What is sealed, and what is behind it up to the present end. */
    private static FrameTotals all(JournalDirectory directory, UUID id, Catalog catalog) {
        final FrameTotals sealed = catalog.sealedTotals();
        final FrameTally tally = new FrameTally(sealed.nextFrame(), sealed.nextSequence());
        final Frame frame = new Frame(1 << 16);
        try (JournalFrameReader reader = JournalFrameReader.from(directory, id, false, sealed.nextFrame())) {
            while (reader.next(frame)) {
                tally.add(frame);
            }
        }
        return sealed.and(tally.totals());
    }

    private static long diskBytes(JournalDirectory directory, Catalog catalog) {
        return catalog.entries().stream().mapToLong(entry -> lengthBytes(directory.path(entry.file()))).sum();
    }

    /** 0 if it has been pruned meanwhile. */
    private static long lengthBytes(Path file) {
        return file.toFile().length();
    }

    /** Whether a checkpoint of the directory is whole; the reason why not is in the log. Reads all of it. */
    public static boolean isWhole(Path dataDirectory, KeptCheckpoint checkpoint) {
        return checkpoint.isWhole(new JournalDirectory(dataDirectory).checkpoints(), new PosixReserver());
    }

    /** The checkpoints of a data directory, newest first. */
    public static List<KeptCheckpoint> checkpoints(Path dataDirectory) {
        return KeptCheckpoint.in(new JournalDirectory(dataDirectory).checkpoints());
    }
}

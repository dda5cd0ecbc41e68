package io.turgo.journal;

import io.turgo.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The journal's files in order, as manifest and directories agree on them: every sealed file is there and as long as
 * it was sealed, their frames follow on each other, and what is not sealed comes last. Looks at no file's content.
 * Immutable.
 */
final class Catalog {
    private static final int MAX_ATTEMPTS = 16;

    private final List<Entry> entries;
    private final long manifestBytes;

    /**
     * One file.
     *
     * @param seal     its entry in the manifest, or null if it is not sealed
     * @param previous the file before it, or null
     */
    record Entry(CycleFile file, SealedFile seal, Entry previous) {
        /** Raises {@link JournalDamage} if the file, read to its end, holds less than the manifest says of it. */
        void requireBegun(FrameFile read) {
            if (!isFirst() && previous.seal != null && previous.seal.rolled() && read.tally().isEmpty()
                || isFirst() && read.lastPosition() == 0) {
                throw read.damage("frame " + read.tally().nextFrame() + " is due and nothing can be read");
            }
        }

        private boolean isFirst() {
            return previous == null || previous.file.generation() != file.generation();
        }
    }

    private Catalog(List<Entry> entries, long manifestBytes) {
        this.entries = entries;
        this.manifestBytes = manifestBytes;
    }

    /** Loads the catalog; may run beside a writer: what changed while it was read is read again. */
    static Catalog load(JournalDirectory directory, UUID id) {
        for (int attempt = 1;; attempt++) {
            final Manifest.Contents manifest = Manifest.read(directory, id);
            try {
                return load(directory, manifest);
            } catch (JournalDamage e) {
                if (attempt == MAX_ATTEMPTS || manifest.lengthBytes() == manifestBytes(directory)) {
                    throw e;
                }
            }
        }
    }

    private static Catalog load(JournalDirectory directory, Manifest.Contents manifest) {
        final List<CycleFile> present = new ArrayList<>();
        for (final int generation : manifest.generations()) {
            present.addAll(directory.files(generation));
            if (present.isEmpty() || present.get(present.size() - 1).generation() != generation) {
                throw JournalDamage.of(directory.generation(generation), "is missing or empty, though it was begun");
            }
        }
        final Map<CycleFile, SealedFile> seals = new HashMap<>();
        manifest.sealed().forEach(seal -> seals.put(seal.file(), seal));
        final List<Entry> entries = new ArrayList<>();
        Entry last = null;
        for (final CycleFile file : present) {
            last = new Entry(file, seals.get(file), last);
            entries.add(last);
        }
        requirePresent(directory, manifest.sealed(), present);
        requireOrder(directory, entries);
        return new Catalog(entries, manifest.lengthBytes());
    }

    private static void requirePresent(JournalDirectory directory, List<SealedFile> sealed, List<CycleFile> present) {
        for (final SealedFile seal : sealed) {
            final Path path = directory.path(seal.file());
            if (!present.contains(seal.file())) {
                throw JournalDamage.of(path, "is missing; it held " + seal.totals().range());
            }
            if (sizeBytes(path) < seal.end()) {
                throw JournalDamage.of(path, "is cut: length " + sizeBytes(path) + " < sealed length " + seal.end()
                    + " (" + seal.totals().range() + ")");
            }
        }
    }

    private static void requireOrder(JournalDirectory directory, List<Entry> entries) {
        SealedFile rolled = null;
        for (final Entry entry : entries) {
            if (entry.previous != null && entry.seal != null) {
                requireFollows(directory, entry.previous, entry);
            }
            if (rolled != null && rolled.file().generation() != entry.file.generation()) {
                throw withoutSuccessor(directory, rolled);
            }
            rolled = entry.seal != null && entry.seal.rolled() ? entry.seal : null;
        }
        if (rolled != null) {
            throw withoutSuccessor(directory, rolled);
        }
    }

    private static void requireFollows(JournalDirectory directory, Entry previous, Entry entry) {
        final long found = entry.seal.totals().firstFrame();
        if (previous.seal == null) {
            throw JournalDamage.of(directory.path(previous.file), "is not in the manifest, but later files are");
        }
        if (previous.seal.totals().nextFrame() != found) {
            throw JournalDamage.of(directory.path(entry.file), "begins with frame " + found + " != expected frame "
                + previous.seal.totals().nextFrame() + ", a file before it is missing");
        }
    }

    private static JournalDamage withoutSuccessor(JournalDirectory directory, SealedFile rolled) {
        return JournalDamage.of(directory.path(rolled.file()), "is followed by no other file, though its generation "
            + "went on with frame " + rolled.totals().nextFrame() + "; the file after it is missing");
    }

    private static long sizeBytes(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new EngineException("cannot read the length of " + path + ": " + e, e);
        }
    }

    static long manifestBytes(JournalDirectory directory) {
        return sizeBytes(directory.manifestFile());
    }

    List<Entry> entries() {
        return entries;
    }

    /** Whether the manifest has grown since this catalog was read. */
    boolean isStale(JournalDirectory directory) {
        return manifestBytes(directory) != manifestBytes;
    }

    /** The file after {@code file}, the first one if that is null, or null if there is none. */
    Entry after(CycleFile file) {
        for (final Entry entry : entries) {
            if (file == null || entry.file.compareTo(file) > 0) {
                return entry;
            }
        }
        return null;
    }

    /** The entry of {@code file}, or null. */
    Entry of(CycleFile file) {
        for (final Entry entry : entries) {
            if (entry.file.equals(file)) {
                return entry;
            }
        }
        return null;
    }

    /** What the sealed files hold together, from the oldest retained frame on. */
    FrameTotals sealedTotals() {
        FrameTotals all = new FrameTotals(1, 1, 1, 1, 0, 0);
        boolean first = true;
        for (final Entry entry : entries) {
            if (entry.seal != null) {
                final FrameTotals one = entry.seal.totals();
                all = new FrameTotals(first ? one.firstFrame() : all.firstFrame(), one.nextFrame(),
                    first ? one.firstSequence() : all.firstSequence(), one.nextSequence(), all.bytes() + one.bytes(),
                    one.digest());
                first = false;
            }
        }
        return all;
    }
}

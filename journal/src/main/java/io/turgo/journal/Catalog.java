package io.turgo.journal;

import io.turgo.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The journal's files in order, as manifest and directories agree on them: every sealed file is there and as long as
 * it was sealed, their frames follow on each other from the retained start on, and what is not sealed comes last. What
 * is pruned is none of it, whether it is there still or not. Looks at no file's content. Immutable.
 */
final class Catalog {
    private static final int MAX_ATTEMPTS = 16;

    private final List<Entry> entries;
    private final ManifestContents manifest;

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

    private Catalog(List<Entry> entries, ManifestContents manifest) {
        this.entries = entries;
        this.manifest = manifest;
    }

    /** Loads the catalog; may run beside a writer: what changed while it was read is read again. */
    static Catalog load(JournalDirectory directory, UUID id) {
        for (int attempt = 1;; attempt++) {
            final ManifestContents manifest = Manifest.read(directory, id);
            try {
                return load(directory, manifest);
            } catch (JournalDamage e) {
                if (attempt == MAX_ATTEMPTS || manifest.stamp().equals(FileStamp.of(directory.manifestFile()))) {
                    throw e;
                }
            }
        }
    }

    private static Catalog load(JournalDirectory directory, ManifestContents manifest) {
        final List<CycleFile> present = new ArrayList<>();
        for (final int generation : manifest.generations()) {
            present.addAll(directory.files(generation));
            present.removeIf(manifest.start()::isPruned);
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
        requireOrder(directory, entries, manifest.start().frame());
        return new Catalog(entries, manifest);
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

    private static void requireOrder(JournalDirectory directory, List<Entry> entries, long firstFrame) {
        SealedFile rolled = null;
        for (final Entry entry : entries) {
            if (entry.seal != null) {
                requireFollows(directory, entry, firstFrame);
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

    private static void requireFollows(JournalDirectory directory, Entry entry, long firstFrame) {
        final Entry previous = entry.previous;
        if (previous != null && previous.seal == null) {
            throw JournalDamage.of(directory.path(previous.file), "is not in the manifest, but later files are");
        }
        final long found = entry.seal.totals().firstFrame();
        final long expected = previous == null ? firstFrame : previous.seal.totals().nextFrame();
        if (found != expected) {
            throw JournalDamage.of(directory.path(entry.file), "begins with frame " + found + " != expected frame "
                + expected + ", a file before it is missing");
        }
    }

    private static JournalDamage withoutSuccessor(JournalDirectory directory, SealedFile rolled) {
        return JournalDamage.of(directory.path(rolled.file()), "is followed by no other file, though its generation "
            + "went on with frame " + rolled.totals().nextFrame() + "; the file after it is missing");
    }

    private static long sizeBytes(Path path) {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            throw JournalDamage.of(path, "is missing");
        } catch (IOException e) {
            throw new EngineException("cannot read the length of " + path + ": " + e, e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** The manifest that this was read from. */
    ManifestContents manifest() {
        return manifest;
    }

    /** Whether the manifest has changed since this catalog was read. */
    boolean isStale(JournalDirectory directory) {
        return !manifest.stamp().equals(FileStamp.of(directory.manifestFile()));
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
        FrameTotals all = FrameTotals.none(manifest.start().frame(), manifest.start().sequence());
        for (final Entry entry : entries) {
            if (entry.seal != null) {
                all = all.and(entry.seal.totals());
            }
        }
        return all;
    }
}

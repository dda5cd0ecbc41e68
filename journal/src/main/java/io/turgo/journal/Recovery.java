package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a journal that nobody writes to a state in which all of it is sealed. Files that are sealed already are not
 * read; the others are read whole, their end is found and checked, and they are cut to it. What loss of power has left
 * of frames that were never promised is cut off, too; see {@link PowerLoss}.
 */
final class Recovery {
    private static final Logger LOGGER = LoggerFactory.getLogger(Recovery.class);

    private final JournalDirectory directory;
    private final UUID id;
    private final Manifest manifest;
    private final PowerLoss powerLoss;
    private final boolean cutAtDamage;
    private final boolean survivesPowerLoss;
    private final Frame frame = new Frame(1 << 16);

    Recovery(JournalDirectory directory, UUID id, Manifest manifest, JournalSettings settings) {
        this.directory = directory;
        this.id = id;
        this.manifest = manifest;
        powerLoss = new PowerLoss(directory, id);
        cutAtDamage = settings.cutAtDamage();
        survivesPowerLoss = settings.durability() == Durability.DISK;
    }

    /** Seals what is unsealed and returns what the journal holds. */
    FrameTotals run() {
        PrunedFiles.delete(directory, Manifest.read(directory, id).start());
        removeUnbegun();
        final Catalog catalog = Catalog.load(directory, id);
        FrameTotals last = catalog.sealedTotals();
        for (final Catalog.Entry entry : catalog.entries()) {
            if (entry.seal() == null) {
                last = seal(entry, last);
            } else {
                truncate(entry.seal());
            }
        }
        removeEmpty();
        return Catalog.load(directory, id).sealedTotals();
    }

    /**
     * Where frames must survive loss of power: all that there are, whatever wrote them, reach the disk, and so do the
     * names and lines that lead to them. The process before may have died between writing and forcing any of it.
     */
    void force() {
        if (!survivesPowerLoss) {
            return;
        }
        try {
            for (final Catalog.Entry entry : Catalog.load(directory, id).entries()) {
                DurableFiles.force(directory.path(entry.file()));
            }
            DurableFiles.force(directory.manifestFile());
            DurableFiles.forceDirectories(directory.root());
        } catch (IOException e) {
            throw new EngineException("cannot force the files in " + directory.frames() + " to the disk: " + e
                + "; check the device", e);
        }
    }

    /** The number of the generation to begin. */
    int nextGeneration() {
        return Manifest.read(directory, id).lastBegun() + 1;
    }

    private FrameTotals seal(Catalog.Entry entry, FrameTotals before) {
        final CycleFile name = entry.file();
        final Path path = directory.path(name);
        try (FrameFile file = new FrameFile(directory, name, null, id, before.nextFrame(), before.nextSequence());
            FileTail tail = new FileTail(path, id)) {
            boolean ended = false;
            try {
                ended = readToEnd(file) == ExcerptCursor.Found.END;
                entry.requireBegun(file);
                tail.requireNothingBehind(
                    file.position() + (ended ? ExcerptDescriptor.HEADER_LENGTH : 0), file.lastPosition(),
                    file.tally().nextFrame());
            } catch (JournalDamage e) {
                final JournalDamage unexplained = powerLoss.unexplained(e, name, file, tail);
                if (unexplained != null && !cutAtDamage) {
                    throw new UnsealedDamage(unexplained);
                }
                cut(tail, path, file.position(), e);
            }
            final long end = Math.min(
                file.position() + (ended ? ExcerptDescriptor.HEADER_LENGTH : 0), Files.size(path));
            final SealedFile seal = new SealedFile(name, end, false, file.tally().totals());
            if (survivesPowerLoss) { // the line that lists it must not outlive the file, nor its name
                DurableFiles.force(path);
                DurableFiles.forceDirectory(path.getParent());
            }
            manifest.seal(seal);
            truncate(path, end);
            return seal.totals();
        } catch (IOException e) {
            throw new EnvironmentException("cannot seal " + path + ": " + e + "; check space and permissions", e);
        }
    }

    private ExcerptCursor.Found readToEnd(FrameFile file) {
        ExcerptCursor.Found found = file.next(frame);
        while (found == ExcerptCursor.Found.DATA) {
            found = file.next(frame);
        }
        return found;
    }

    private static void cut(FileTail tail, Path path, long end, JournalDamage damage) throws IOException {
        final Path kept = path.resolveSibling(path.getFileName() + ".cut");
        tail.copyBehind(end, kept);
        LOGGER.warn("cutting the journal at {} offset {}; what was behind is kept in {}: {}",
            path, end, kept, damage.getMessage());
    }

    private void truncate(SealedFile seal) {
        final Path path = directory.path(seal.file());
        try {
            if (Files.size(path) > seal.end()) {
                truncate(path, seal.end());
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot cut " + path + " to its length: " + e + "; check permissions", e);
        }
    }

    /** Gives back what was reserved or mapped behind the end. */
    static void truncate(Path path, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
    }

    /** A process that dies while it begins a generation leaves a directory that the manifest does not know. */
    private void removeUnbegun() {
        final ManifestContents contents = Manifest.read(directory, id);
        for (final int generation : directory.generations()) {
            if (!contents.generations().contains(generation)) {
                requireNoFrames(generation);
                remove(generation);
            }
        }
    }

    private void requireNoFrames(int generation) {
        for (final CycleFile file : directory.files(generation)) {
            try (FileTail tail = new FileTail(directory.path(file), id)) {
                tail.requireNothingBehind(0, 0, 0);
            }
        }
    }

    private void removeEmpty() {
        final List<Catalog.Entry> entries = Catalog.load(directory, id).entries();
        if (entries.isEmpty()) {
            return;
        }
        final int generation = entries.get(entries.size() - 1).file().generation();
        final boolean empty = entries.stream().filter(entry -> entry.file().generation() == generation)
            .allMatch(entry -> entry.seal().totals().frames() == 0);
        if (empty && !hasCuts(generation)) {
            manifest.drop(generation);
            remove(generation);
        }
    }

    private boolean hasCuts(int generation) {
        return directory.files(generation).stream()
            .anyMatch(file -> !Files.notExists(directory.path(new CycleFile(generation, file.name() + ".cut"))));
    }

    private void remove(int generation) {
        try {
            DurableFiles.removeDirectory(directory.generation(generation));
        } catch (IOException e) {
            throw new EnvironmentException("cannot remove the empty generation " + directory.generation(generation)
                + ": " + e + "; check its permissions", e);
        }
    }
}

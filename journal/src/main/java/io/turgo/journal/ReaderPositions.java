package io.turgo.journal;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.failpoint.Failpoint;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.ManifestLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The positions of a journal's named readers, a checked line each in a file of its own that is replaced as a whole. The
 * files may be written by other processes than the journal's. Any thread; one at a time for each name.
 */
final class ReaderPositions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String POSITION_SUFFIX = ".position";
    private static final String LOCK_SUFFIX = ".lock";
    private static final String KIND = "reader";
    private static final int LOCK_ATTEMPTS = 5_000;
    private static final long LOCK_PAUSE_NS = 1_000_000;

    private final JournalDirectory directory;
    private final UUID id;

    ReaderPositions(JournalDirectory directory, UUID id) {
        this.directory = directory;
        this.id = id;
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException("reader name `" + name + "` is not of 1 to 64 letters, digits, and . _ - "
                + "behind the first; choose another");
        }
    }

    /** Locks a name against others who would use it. */
    KernelLock lock(String name) {
        create();
        return KernelLock.acquire(new KernelLock.Subject(directory.readers().resolve(name + LOCK_SUFFIX),
            "reader `" + name + "` of " + directory.root(), "end that one first, or choose another name",
            "check the directory's permissions and space"));
    }

    /** Keeps the journal's beginning where it is, or fails at once; for whoever wants to move it. */
    KernelLock lockBeginning() {
        create();
        return KernelLock.acquire(new KernelLock.Subject(directory.readers().resolve("beginning"),
            "the beginning of the journal in " + directory.root(), "try again",
            "check the directory's permissions and space"));
    }

    private void create() {
        try {
            if (!Files.isDirectory(directory.readers())) {
                Files.createDirectories(directory.readers());
                DurableFiles.forceDirectory(directory.root());
            }
        } catch (IOException e) {
            throw unwritable(directory.readers(), e);
        }
    }

    /**
     * Makes a position for a new reader: the journal's beginning, which does not move meanwhile.
     *
     * @return the frame before the oldest retained one
     */
    long begin(String name) {
        final KernelLock held = awaitBeginning();
        try {
            final long frame = Manifest.read(directory, id).start().frame() - 1;
            write(name, frame);
            return frame;
        } finally {
            held.close();
        }
    }

    private KernelLock awaitBeginning() {
        for (int attempt = 1;; attempt++) {
            try {
                return lockBeginning();
            } catch (EnvironmentException e) {
                if (attempt == LOCK_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(LOCK_PAUSE_NS);
            }
        }
    }

    /** Keeps a position durably. */
    void write(String name, long frame) {
        final Path file = file(name);
        Failpoint.READER_COMMIT.pass();
        try {
            DurableFiles.replace(file, new ManifestLine(KIND).with("journal", id).with("frame", frame).encode());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        Failpoint.READER_COMMITTED.pass();
    }

    private static EnvironmentException unwritable(Path file, IOException cause) {
        return new EnvironmentException(
            "cannot write " + file + ": " + cause + "; check permissions and space", cause);
    }

    boolean exists(String name) {
        return !Files.notExists(file(name)); // one that cannot be looked at does not begin anew
    }

    /** The position of a reader that there is. */
    long read(String name) {
        final Path file = file(name);
        try {
            final ManifestLine line = ManifestLine.parse(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
            if (line == null || !line.kind().equals(KIND)) {
                throw new EngineException(file + " is damaged; remove reader `" + name
                    + "` to begin anew at the journal's beginning, or restore the file from a copy");
            }
            if (!line.text("journal").equals(id.toString())) {
                throw new EngineException(file + " is of journal " + line.text("journal") + " in journal " + id
                    + "; remove reader `" + name + "`");
            }
            return line.number("frame");
        } catch (IOException e) {
            throw new EngineException("cannot read " + file + ": " + e + "; check its permissions", e);
        }
    }

    /** The names of all readers, in order. */
    List<String> names() {
        final TreeSet<String> names = new TreeSet<>();
        for (final String file : JournalDirectory.names(directory.readers())) {
            if (file.endsWith(POSITION_SUFFIX)) {
                names.add(file.substring(0, file.length() - POSITION_SUFFIX.length()));
            }
        }
        return List.copyOf(names);
    }

    /** All readers, in the order of their names. */
    List<ReaderPosition> all() {
        final List<ReaderPosition> all = new ArrayList<>();
        for (final String name : names()) {
            all.add(new ReaderPosition(
                name, read(name), KernelLock.holder(directory.readers().resolve(name + LOCK_SUFFIX))));
        }
        return all;
    }

    /** What the readers need; one whose file cannot be read needs everything. */
    List<FrameNeed> needs() {
        final List<FrameNeed> needs = new ArrayList<>();
        for (final String name : names()) {
            try {
                needs.add(new FrameNeed("reader `" + name + "`", read(name)));
            } catch (EngineException e) {
                needs.add(new FrameNeed("reader `" + name + "`, whose position cannot be read,", 0));
            }
        }
        return needs;
    }

    /** Forgets a reader that nobody has open. */
    void remove(String name) {
        requireName(name);
        if (!exists(name)) {
            throw new ConfigurationException("the journal in " + directory.root() + " has no reader `" + name
                + "`; it has " + names());
        }
        final KernelLock held = lock(name);
        try {
            Files.delete(file(name));
            DurableFiles.forceDirectory(directory.readers());
        } catch (IOException e) {
            throw unwritable(file(name), e);
        } finally {
            held.close();
        }
    }

    private Path file(String name) {
        return directory.readers().resolve(name + POSITION_SUFFIX);
    }
}

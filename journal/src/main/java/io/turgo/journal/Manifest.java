package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.Durability;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.ManifestLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The list of what the journal consists of: generations begun and dropped, files sealed and pruned, catalogs. A line is
 * checked and forced as it is appended, and its line feed is written only behind bytes that have reached the disk. So
 * one that was being written when the process or the machine died has no line feed and does not count; any other
 * unreadable line is damage. When most of it is void it is replaced as a whole.
 * Written by one thread at a time (the methods are synchronised: sealing and pruning happen beside the appending thread
 * and on closing).
 */
final class Manifest implements AutoCloseable {
    private static final int LONG_BYTES = 1 << 14;

    private final Path path;
    private FileChannel channel;
    private boolean inDoubt;

    private Manifest(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static void create(JournalDirectory directory, UUID id) throws IOException {
        DurableFiles.replace(directory.manifestFile(), ManifestContents.header(id).encode());
    }

    /** Opens for appending, behind the last whole line. */
    static Manifest open(JournalDirectory directory) {
        final Path path = directory.manifestFile();
        try {
            return new Manifest(path, openChannel(path));
        } catch (IOException e) {
            throw new EnvironmentException("cannot open " + path + ": " + e + "; check its permissions", e);
        }
    }

    private static FileChannel openChannel(Path path) throws IOException {
        final int whole = ManifestContents.wholeLength(readText(path));
        final FileChannel opened = FileChannel.open(path, StandardOpenOption.WRITE);
        return opened.truncate(whole).position(whole);
    }

    /** Reads all; any thread or process, also while it is being appended to. */
    static ManifestContents read(JournalDirectory directory, UUID id) {
        final Path path = directory.manifestFile();
        final FileStamp stamp = FileStamp.of(path);
        return ManifestContents.parse(path, stamp, readText(path), id);
    }

    void begin(int generation, long nextFrame, Durability durability) {
        append(ManifestContents.begin(generation, nextFrame, durability.name()));
    }

    void drop(int generation) {
        append(ManifestContents.drop(generation));
    }

    void seal(SealedFile sealed) {
        append(ManifestContents.seal(sealed));
    }

    void prune(RetainedStart start) {
        append(ManifestContents.prune(start));
    }

    /** Says which catalog stands in a frame that is about to be appended. */
    void catalog(long frame, String text) {
        append(ManifestContents.catalog(frame, text));
    }

    /**
     * A line for which there is no room leaves nothing behind and may be written again. Any other failure leaves the
     * end of the file in doubt: nothing is written behind it.
     */
    private synchronized void append(ManifestLine line) {
        if (inDoubt) {
            throw new EngineException("nothing can be written behind a line of " + path
                + " that may not be whole; restart the process, the journal is checked when it is opened");
        }
        try {
            final long end = channel.position();
            try {
                DurableFiles.append(channel, line.body());
                DurableFiles.append(channel, ManifestLine.END);
            } catch (IOException e) {
                if (IoReason.isNoSpace(e)) {
                    channel.truncate(end);
                    throw new NoSpaceException("no room for a line of " + path + "; free some", e);
                }
                throw e;
            }
        } catch (IOException e) {
            inDoubt = true;
            throw new EngineException("cannot write " + path + ": " + e + "; check the device", e);
        }
    }

    /** Rewrites the manifest if it is long and most of it void. */
    synchronized void compact(JournalDirectory directory, UUID id) throws IOException {
        final ManifestContents contents = read(directory, id);
        final String compact = contents.compact(id);
        if (contents.stamp().length() > LONG_BYTES && compact.length() < contents.stamp().length() / 2) {
            DurableFiles.replace(path, compact);
            channel.close();
            channel = openChannel(path);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EngineException("cannot close " + path + ": " + e, e);
        }
    }

    private static String readText(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new EngineException("cannot read the journal's manifest " + path + ": " + e
                + "; restore the file from a copy", e);
        }
    }
}

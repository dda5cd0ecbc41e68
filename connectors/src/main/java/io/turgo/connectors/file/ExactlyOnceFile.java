package io.turgo.connectors.file;

import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A growing file whose content is, after a crash at any moment, exactly the outputs up to a known id. The data file is
 * only appended to; a small {@linkplain CommitDescriptor commit file} beside it says how much of it counts and which
 * output is the last in it. Opening cuts off what had been appended but not committed.
 *
 * <p>It survives the death of the process. Surviving a power loss takes a force of the data before the commit is
 * written and one of the commit after; both belong into {@link #commit}.
 *
 * <p>Belongs to one thread at a time. Appending and committing allocate nothing.
 */
public final class ExactlyOnceFile implements AutoCloseable {
    private static final int SHOWN_BYTES = 1024;

    private final Path path;
    private final byte[] head;
    private final CommitFile commits;
    private ByteBuffer source = ByteBuffer.allocate(0);
    private FileChannel data;
    private long generation;
    private long lengthBytes;
    private OutputId last = OutputId.NONE;

    private ExactlyOnceFile(Path path, byte[] head, CommitFile commits) {
        this.path = path;
        this.head = head.clone();
        this.commits = commits;
    }

    /**
     * Opens the file for the outputs of a journal, makes it and its directories if there is none, and cuts off what was
     * not committed.
     *
     * @param path    the data file
     * @param journal whose outputs come, or null for a run without a journal: that can only write a new file, or one
     *                that such a run has written, from its beginning
     * @param head    what the file starts with, e.g. a header line
     * @throws ConfigurationException if the file holds something else: outputs of another journal, with another head,
     *                                fewer bytes than committed, or none of Turgo's; or if it is open already
     * @throws EnvironmentException   if it cannot be read or written
     */
    public static ExactlyOnceFile open(Path path, UUID journal, byte[] head) {
        return open(path, journal, head, ChannelOpener.REAL);
    }

    static ExactlyOnceFile open(Path path, UUID journal, byte[] head, ChannelOpener opener) {
        final Path absolute = path.toAbsolutePath().normalize();
        try {
            requireDirectory(absolute);
            final ExactlyOnceFile file = new ExactlyOnceFile(absolute, head, CommitFile.open(absolute, opener));
            try {
                file.recover(journal == null ? Commit.WITHOUT_JOURNAL : journal, opener);
                return file;
            } catch (final IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (final IOException e) {
            throw failure(absolute, "opened", e);
        }
    }

    private static void requireDirectory(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ConfigurationException("output `" + path + "` is a directory, name a file in it");
        }
        Files.createDirectories(path.getParent());
    }

    private static EnvironmentException failure(Path path, String what, IOException e) {
        return new EnvironmentException("output `" + path + "` cannot be " + what + ": "
            + IoReason.of(e) + "; mend that and start again, nothing committed is lost", e);
    }

    private void recover(UUID journal, ChannelOpener opener) throws IOException {
        final Commit newest = commits.newest();
        final long present = Files.exists(path) ? Files.size(path) : 0;
        commits.journal(journal);
        if (newest == null) {
            requireEmpty(present);
            begin(1, opener);
            return;
        }
        requireSameJournal(newest, journal);
        if (journal.equals(Commit.WITHOUT_JOURNAL) || newest.lengthBytes() == 0) {
            begin(newest.generation() + 1, opener);
            return;
        }
        requireCommitted(newest, present);
        data = opener.open(path);
        requireHead();
        data.truncate(newest.lengthBytes());
        generation = newest.generation();
        lengthBytes = newest.lengthBytes();
        last = newest.last();
    }

    /** An empty commit stands before the first byte of data, so that data without a valid commit are never ours. */
    private void begin(long firstGeneration, ChannelOpener opener) throws IOException {
        generation = firstGeneration;
        commits.write(generation, last.sequence(), last.control(), last.ordinal(), 0);
        data = opener.open(path);
        data.truncate(0);
        append(head, head.length);
        commit(last.sequence(), last.control(), last.ordinal());
    }

    private void requireEmpty(long present) {
        if (present > 0) {
            throw new ConfigurationException("output `" + path + "` has " + present + " bytes but `" + commits.path()
                + "` holds no valid commit, so they may not be Turgo's; move the file away or name another output");
        }
    }

    private void requireSameJournal(Commit newest, UUID journal) {
        if (!newest.journal().equals(journal)) {
            throw new ConfigurationException("output `" + path + "` holds outputs of " + nameOf(newest.journal())
                + ", this run writes those of " + nameOf(journal) + "; name another output, or delete it and `"
                + commits.path() + "`");
        }
    }

    private static String nameOf(UUID journal) {
        return journal.equals(Commit.WITHOUT_JOURNAL) ? "a run without a journal" : "journal " + journal;
    }

    private void requireCommitted(Commit newest, long present) {
        if (present < newest.lengthBytes()) {
            throw new ConfigurationException("output `" + path + "` has " + present + " bytes < committed="
                + newest.lengthBytes() + ", it was cut or replaced; restore it, or delete it and `" + commits.path()
                + "` to have it written anew from the journal's beginning");
        }
    }

    private void requireHead() throws IOException {
        final ByteBuffer start = ByteBuffer.allocate(Math.max(head.length, SHOWN_BYTES));
        int read = 0;
        while (start.hasRemaining() && read >= 0) {
            read = data.read(start, start.position());
        }
        if (start.position() < head.length || !start.flip().limit(head.length).equals(ByteBuffer.wrap(head))) {
            throw new ConfigurationException("output `" + path + "` starts with `" + firstLine(start.array())
                + "`, this run writes `" + firstLine(head) + "`; name another output, or delete it and `"
                + commits.path() + "`");
        }
    }

    private static String firstLine(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    }

    /** The id of the last committed output at the time of opening, or {@link OutputId#NONE}. */
    public OutputId last() {
        return last;
    }

    /** How long the file is, uncommitted bytes included. */
    public long lengthBytes() {
        return lengthBytes;
    }

    /**
     * Appends the first {@code count} bytes; they count only once committed.
     *
     * @throws EnvironmentException if they cannot be written, e.g. because the disk is full
     */
    public void append(byte[] bytes, int count) {
        if (source.array() != bytes) {
            source = ByteBuffer.wrap(bytes);
        }
        source.limit(count).position(0);
        try {
            while (source.hasRemaining()) {
                lengthBytes += data.write(source, lengthBytes);
            }
        } catch (final IOException e) {
            throw failure(path, "written", e);
        }
    }

    /**
     * Commits all that was appended, up to the output with that id. When this returns, both survive the process.
     *
     * @throws EnvironmentException if that cannot be written; what was committed before still is
     */
    public void commit(long sequence, long control, int ordinal) {
        try {
            commits.write(generation + 1, sequence, control, ordinal, lengthBytes);
            generation++;
        } catch (final IOException e) {
            throw failure(path, "committed", e);
        }
    }

    /** Commits nothing; gives the lock back. Idempotent. */
    @Override
    public void close() {
        try {
            closeData();
        } catch (final IOException e) {
            throw failure(path, "closed", e);
        }
    }

    private void closeData() throws IOException {
        try {
            if (data != null) {
                data.close();
            }
        } finally {
            commits.close();
        }
    }
}

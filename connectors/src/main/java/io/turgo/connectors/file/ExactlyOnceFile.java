package io.turgo.connectors.file;

import io.turgo.egress.OutputId;
import io.turgo.egress.SinkContext;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.error.NoSpaceException;
import io.turgo.failpoint.Failpoint;
import io.turgo.frame.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A growing file whose content is, after a crash at any moment, exactly the outputs up to a known id. The data file is
 * only appended to; a small {@linkplain CommitDescriptor commit file} beside it says how much of it counts and which
 * output is the last in it. Opening cuts off what had been appended but not committed.
 *
 * <p>What is committed survives the death of the process. On a forced medium it survives loss of power, too: each
 * commit forces the data, then writes the commit, then forces that. A full disk is waited for, and the same bytes are
 * tried again at the same place; after any other I/O error the file takes nothing more.
 *
 * <p>Belongs to one thread at a time. Appending and committing allocate nothing.
 */
public final class ExactlyOnceFile implements AutoCloseable {
    private static final int SHOWN_BYTES = 1024;

    private final Path path;
    private final byte[] head;
    private final CommitFile commits;
    private ByteBuffer source = ByteBuffer.allocate(0);
    private DiskFile data;
    private EnvironmentException failed;
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
     * not committed. A run without a journal can only write a new file, or one that such a run has written, from its
     * beginning.
     *
     * @param path    the data file
     * @param context says whose outputs come and what a commit survives, and waits where the disk is full
     * @param head    what the file starts with, e.g. a header line
     * @throws ConfigurationException if the file holds something else: outputs of another journal, with another head,
     *                                fewer bytes than committed, or none of Turgo's; or if it is open already
     * @throws EnvironmentException   if it cannot be read or written
     */
    public static ExactlyOnceFile open(Path path, SinkContext context, byte[] head) {
        return open(path, context, head, ChannelOpener.REAL);
    }

    /** As {@link #open(Path, SinkContext, byte[])}, with files of another origin. */
    public static ExactlyOnceFile open(Path path, SinkContext context, byte[] head, ChannelOpener opener) {
        final Path absolute = path.toAbsolutePath().normalize();
        final Medium medium = new Medium(opener, context.durability() == Durability.DISK, context::awaitRoom);
        try {
            requireDirectory(absolute, medium);
            final ExactlyOnceFile file = new ExactlyOnceFile(absolute, head, CommitFile.open(absolute, medium));
            try {
                file.recover(context.journaled() ? context.journalId() : Commit.WITHOUT_JOURNAL, medium);
                return file;
            } catch (final IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (final IOException e) {
            throw failure(absolute, "opened", e);
        }
    }

    private static void requireDirectory(Path path, Medium medium) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ConfigurationException("output `" + path + "` is a directory, name a file in it");
        }
        medium.makeDirectories(path.getParent());
    }

    private static EnvironmentException failure(Path path, String what, IOException e) {
        return new EnvironmentException("output `" + path + "` cannot be " + what + ": "
            + IoReason.of(e) + "; mend that and start again, nothing committed is lost", e);
    }

    private void recover(UUID journal, Medium medium) throws IOException {
        final Commit newest = commits.newest();
        final long present = Files.notExists(path) ? 0 : Files.size(path);
        commits.journal(journal);
        if (newest == null) {
            requireEmpty(present);
            begin(1, medium);
        } else {
            requireSameJournal(newest, journal);
            if (journal.equals(Commit.WITHOUT_JOURNAL) || newest.lengthBytes() == 0) {
                begin(newest.generation() + 1, medium);
            } else {
                goOn(newest, present, medium);
            }
        }
        commits.waitForRoom();
        data.waitForRoom();
    }

    /** An empty commit stands before the first byte of data, so that data without a valid commit are never ours. */
    private void begin(long firstGeneration, Medium medium) throws IOException {
        generation = firstGeneration;
        commits.write(generation, last.sequence(), last.control(), last.ordinal(), 0);
        Failpoint.FILE_SINK_BEGUN.pass();
        data = DiskFile.open(path, medium);
        data.channel().truncate(0);
        medium.forceDirectory(path.getParent());
        append(head, head.length);
        commit(last.sequence(), last.control(), last.ordinal());
    }

    private void goOn(Commit newest, long present, Medium medium) throws IOException {
        requireCommitted(newest, present);
        data = DiskFile.open(path, medium);
        requireHead();
        Failpoint.FILE_SINK_CUT.pass();
        data.channel().truncate(newest.lengthBytes());
        generation = newest.generation();
        lengthBytes = newest.lengthBytes();
        last = newest.last();
        if (medium.forced()) {
            // read from the cache of a system that may have failed to force it, or was never asked to
            commit(last.sequence(), last.control(), last.ordinal());
        }
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
        data.read(start, 0);
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
     * @throws NoSpaceException     if the disk is full and that is not to be waited for; nothing is appended
     * @throws EnvironmentException if they cannot be written
     */
    public void append(byte[] bytes, int count) {
        requireSound();
        if (source.array() != bytes) {
            source = ByteBuffer.wrap(bytes);
        }
        source.limit(count).position(0);
        Failpoint.FILE_SINK_APPEND.pass();
        try {
            data.write(source, lengthBytes);
            lengthBytes += count;
        } catch (final IOException e) {
            throw failed("written", e);
        }
        Failpoint.FILE_SINK_APPENDED.pass();
    }

    /**
     * Commits all that was appended, up to the output with that id. When this returns, both survive what the medium
     * promises.
     *
     * @throws EnvironmentException if that cannot be written; what was committed before still is
     */
    public void commit(long sequence, long control, int ordinal) {
        requireSound();
        try {
            data.force();
            Failpoint.FILE_SINK_COMMIT.pass();
            commits.write(generation + 1, sequence, control, ordinal, lengthBytes);
            generation++;
        } catch (final IOException e) {
            throw failed("committed", e);
        }
    }

    /** What an error has left on the disk is only known when the file is opened again. */
    private void requireSound() {
        if (failed != null) {
            throw failed;
        }
    }

    private EnvironmentException failed(String what, IOException e) {
        failed = failure(path, what, e);
        return failed;
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

package io.turgo.connectors.file;

import io.turgo.error.IoReason;
import io.turgo.error.NoSpaceException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * An open file on its medium. Writes go to a given place, so that one that a full disk has cut short is simply done
 * again. Belongs to one thread at a time; writing allocates nothing.
 */
final class DiskFile implements Closeable {
    private final Path path;
    private final Medium medium;
    private final FileChannel channel;
    private boolean patient;

    private DiskFile(Path path, Medium medium, FileChannel channel) {
        this.path = path;
        this.medium = medium;
        this.channel = channel;
    }

    /** Opens a file, makes it if there is none. */
    static DiskFile open(Path path, Medium medium) throws IOException {
        return new DiskFile(path, medium, medium.opener().open(path));
    }

    /** From now on a full disk is waited for; before that, while the engine starts, it is an error. */
    void waitForRoom() {
        patient = true;
    }

    FileChannel channel() {
        return channel;
    }

    /** Reads into all of {@code target}; false if the file ends before. */
    boolean read(ByteBuffer target, long offset) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target, offset + target.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the rest of {@code source}.
     *
     * @throws NoSpaceException where a full disk is not to be waited for
     */
    void write(ByteBuffer source, long offset) throws IOException {
        long at = offset;
        while (source.hasRemaining()) {
            try {
                at += channel.write(source, at);
            } catch (final IOException e) {
                awaitRoom(e, source.remaining());
            }
        }
    }

    private void awaitRoom(IOException e, int neededBytes) throws IOException {
        if (!IoReason.isNoSpace(e)) {
            throw e;
        }
        final NoSpaceException full = new NoSpaceException("output `" + path + "` cannot take " + neededBytes
            + " more bytes: " + IoReason.of(e) + "; make room there, nothing committed is lost", e);
        if (!patient) {
            throw full;
        }
        medium.awaitRoom().accept(full);
    }

    /**
     * Where the medium is forced, makes all that was written survive loss of power. An error here is final, a full disk
     * too: the system may have dropped what it could not write, and would not say so again.
     */
    void force() throws IOException {
        if (medium.forced()) {
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

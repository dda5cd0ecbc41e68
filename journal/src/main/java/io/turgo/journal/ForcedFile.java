package io.turgo.journal;

import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is forced again and again through one descriptor: the system tells each descriptor of every failed
 * write-back since it was opened, once. An interrupt neither fails a force nor is lost. One thread at a time.
 */
final class ForcedFile implements AutoCloseable {
    private final Path path;
    private final ForceDevice device;
    private FileChannel channel;
    private boolean forcedBefore;

    ForcedFile(Path path, ForceDevice device) throws IOException {
        this.path = path;
        this.device = device;
        channel = open();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.WRITE);
    }

    Path path() {
        return path;
    }

    /** Forces content and length; the first time also the directory that got the file as a new entry. */
    void force() throws IOException {
        final boolean isFirst = !forcedBefore;
        boolean interrupted = Thread.interrupted();
        try {
            while (!tryForce(isFirst)) {
                interrupted |= Thread.interrupted();
                channel = open();
            }
            if (isFirst) {
                DurableFiles.forceDirectory(path.getParent());
                forcedBefore = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False if an interrupt has closed the channel. */
    private boolean tryForce(boolean metadata) throws IOException {
        try {
            device.force(channel, metadata);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.turgo.journal;

import io.turgo.error.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file read with plain reads: a file that is cut meanwhile gives short reads, where a mapping would kill the process.
 * An interrupt neither fails a read nor is lost. Belongs to one thread.
 */
final class PlainFile implements AutoCloseable {
    private final Path path;
    private FileChannel channel;

    PlainFile(Path path) {
        this.path = path;
        channel = open();
    }

    private FileChannel open() {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Path path() {
        return path;
    }

    /** Fills the buffer from its position to its limit, or up to the file's end. */
    void read(ByteBuffer target, long position) {
        boolean interrupted = Thread.interrupted();
        try {
            long at = position;
            while (target.hasRemaining()) {
                try {
                    final int count = channel.read(target, at);
                    if (count < 0) {
                        return;
                    }
                    at += count;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    channel = open();
                }
            }
        } catch (IOException e) {
            throw failure(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private EngineException failure(IOException cause) {
        return new EngineException("cannot read journal file " + path + ": " + cause, cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }
}

package io.turgo.bench.torture;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that takes the room of a disk. One thread. */
final class Filler {
    private static final int LARGE = 1 << 16;
    private static final int SMALL = 1 << 12;

    private final Path file;

    Filler(Path disk) {
        file = disk.resolve("filler");
    }

    /** Grows until so much is left, or nothing can be written any more. */
    void fill(long leaveBytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            grow(channel, LARGE, leaveBytes);
            grow(channel, SMALL, leaveBytes);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + e, e);
        }
    }

    private void grow(FileChannel channel, int block, long leaveBytes) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(block);
        while (Files.getFileStore(file).getUsableSpace() > leaveBytes + block) {
            try {
                channel.write(bytes.rewind());
            } catch (final IOException full) {
                return;
            }
        }
    }

    /** Gives the room back. */
    void free() {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot delete " + file + ": " + e, e);
        }
    }
}

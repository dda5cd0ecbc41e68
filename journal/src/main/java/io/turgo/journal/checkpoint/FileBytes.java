package io.turgo.journal.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Files read and copied with plain reads, with the CRC32C of what passed. Stateless but for a buffer: one thread. */
final class FileBytes {
    private static final int BUFFER_BYTES = 256 << 10;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /** The first bytes of a file as a manifest is to know them. */
    CheckedFile check(Path file, long lengthBytes) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            return new CheckedFile(file.getFileName().toString(), lengthBytes, pass(from, null, lengthBytes, file));
        }
    }

    /**
     * Copies a file and checks what is copied.
     *
     * @throws IOException if it is shorter than it must be, or not the same, or cannot be read or written
     */
    void copy(Path directory, CheckedFile wanted, Path target, Room room) throws IOException {
        final Path source = directory.resolve(wanted.name());
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
             FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            requireLength(source, from.size(), wanted.lengthBytes());
            room.reserve(target, 0, wanted.lengthBytes());
            final long crc = pass(from, to, wanted.lengthBytes(), source);
            if (crc != wanted.crc()) {
                throw new DamagedFileException(source + ": CRC32C " + Long.toHexString(crc) + " != "
                    + Long.toHexString(wanted.crc()) + " of the manifest");
            }
        }
    }

    private long pass(FileChannel from, FileChannel to, long lengthBytes, Path source) throws IOException {
        final CRC32C crc = new CRC32C();
        for (long left = lengthBytes; left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
            while (buffer.hasRemaining()) {
                if (from.read(buffer) < 0) {
                    requireLength(source, lengthBytes - left + buffer.position(), lengthBytes);
                }
            }
            crc.update(buffer.flip());
            if (to != null) {
                buffer.rewind();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        }
        return crc.getValue();
    }

    private static void requireLength(Path file, long length, long wanted) throws DamagedFileException {
        if (length < wanted) {
            throw new DamagedFileException(
                file + ": length " + length + " bytes < " + wanted + " bytes of the manifest");
        }
    }
}

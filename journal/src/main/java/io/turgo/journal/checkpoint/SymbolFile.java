package io.turgo.journal.checkpoint;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The dictionary: for each entry its length in bytes (an int, big endian) and its UTF-8, in the order of numbers. */
final class SymbolFile {
    static final String PREFIX = "symbols-";
    private static final int BLOCK_BYTES = 64 << 10;

    private SymbolFile() {
    }

    /**
     * Writes entries behind an offset, where the file is cut first, and forces.
     *
     * @return the file's new length
     */
    static long append(Path file, long from, int first, int end, IntFunction<byte[]> utf8, Room room)
        throws IOException {
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(from).position(from);
            final ByteArrayOutputStream block = new ByteArrayOutputStream();
            final DataOutputStream out = new DataOutputStream(block);
            for (int i = first; i < end; i++) {
                final byte[] bytes = utf8.apply(i);
                out.writeInt(bytes.length);
                out.write(bytes);
                if (block.size() >= BLOCK_BYTES || i == end - 1) {
                    flush(block, channel, file, room);
                }
            }
            channel.force(true);
            return channel.position();
        }
    }

    private static void flush(ByteArrayOutputStream block, FileChannel channel, Path file, Room room)
        throws IOException {
        room.reserve(file, channel.position(), channel.position() + block.size());
        final ByteBuffer bytes = ByteBuffer.wrap(block.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        block.reset();
    }

    /**
     * Reads a file from end to end.
     *
     * @throws DamagedFileException if it does not hold exactly so many entries
     */
    static void read(Path file, int count, Consumer<String> taker) throws IOException {
        try (InputStream from = Files.newInputStream(file);
             DataInputStream in = new DataInputStream(new BufferedInputStream(from, BLOCK_BYTES))) {
            for (int i = 0; i < count; i++) {
                taker.accept(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
            if (in.read() >= 0) {
                throw new DamagedFileException(file + " goes on behind its entry " + count);
            }
        }
    }
}

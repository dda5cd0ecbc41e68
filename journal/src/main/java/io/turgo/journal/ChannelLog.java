package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.MappedBytesStore;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Files written through channels, for file systems that cannot be mapped. Writes in the order in which Chronicle does:
 * the payload, then the header word that makes it complete, then the position in the file's header. What it throws
 * leaves the end of the file in doubt: nothing may be appended behind it.
 */
final class ChannelLog implements ExcerptLog {
    private final Path directory;
    private final SteppedCycle cycle;
    private final UnsafeBuffer source = new UnsafeBuffer(0, 0);
    private final ByteBuffer word = buffer(ExcerptDescriptor.HEADER_LENGTH);
    private final ByteBuffer writePosition = buffer(Long.BYTES);
    private ByteBuffer payload = buffer(1 << 12);
    private FileChannel channel;
    private Path file;
    private long cycleStartMs;
    private long end;

    ChannelLog(Path directory, SteppedCycle cycle) {
        this.directory = directory;
        this.cycle = cycle;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EnvironmentException("cannot make " + directory + ": " + e + "; check space and permissions", e);
        }
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long append(long address, int length) {
        try {
            if (channel == null || cycle.currentTimeMillis() != cycleStartMs) {
                beginFile();
            }
            final long start = end;
            write(payload(address, length), start + ExcerptDescriptor.HEADER_LENGTH);
            writeWord(length, start);
            write(writePosition.clear().putLong(0, start), ChannelLogDescriptor.WRITE_POSITION_OFFSET);
            final long excerptEnd = start + ExcerptDescriptor.HEADER_LENGTH + length;
            end = ExcerptDescriptor.align(excerptEnd);
            return excerptEnd;
        } catch (IOException e) {
            throw new EnvironmentException("cannot append to " + file + ": " + e + "; check space and device", e);
        }
    }

    private ByteBuffer payload(long address, int length) {
        if (length > payload.capacity()) {
            payload = buffer(Integer.highestOneBit(length) << 1);
        }
        source.wrap(address, length);
        source.getBytes(0, payload.array(), 0, length);
        return payload.clear().limit(length);
    }

    private void beginFile() throws IOException {
        if (channel != null) {
            writeWord(ExcerptDescriptor.END_OF_DATA, end);
            channel.close();
        }
        cycleStartMs = cycle.currentTimeMillis();
        file = directory.resolve(cycle.fileName() + JournalDirectory.FILE_SUFFIX);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        final ByteBuffer header = ChannelLogDescriptor.header();
        end = header.limit();
        final int word = header.getInt(0);
        write(header.position(ExcerptDescriptor.HEADER_LENGTH), ExcerptDescriptor.HEADER_LENGTH);
        writeWord(word, 0);
    }

    private void writeWord(int value, long position) throws IOException {
        write(word.clear().putInt(0, value), position);
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }

    @Override
    public MappedBytesStore mapping() {
        return null;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot close " + file + ": " + e + "; check the device", e);
        }
    }
}

package io.turgo.counters;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.IoUtil;

/** Makes and maps counters files. */
final class CountersFile {
    private CountersFile() {
    }

    /**
     * Makes a file under another name and moves it into place, so that a reader never meets a half-made file, and one
     * that still maps the last run's file keeps it (cutting a mapped file short would kill the reader). All blocks
     * are written before the file is mapped: a disk that is full is an error here, not a fault at a later store.
     */
    static MappedByteBuffer create(Path file, CountersSettings settings) {
        final Path draft = file.resolveSibling(file.getFileName() + ".new");
        MappedByteBuffer mapped = null;
        try {
            Files.deleteIfExists(draft);
            mapped = write(draft, settings);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return mapped;
        } catch (IOException e) {
            IoUtil.unmap(mapped);
            throw discarded(draft, new EnvironmentException("cannot make counters file " + file + " of "
                + settings.fileLength() + " bytes (" + e + "), check that its directory exists, can be written"
                + " and has that much space", e));
        }
    }

    private static MappedByteBuffer write(Path draft, CountersSettings settings) throws IOException {
        final int length = settings.fileLength();
        try (FileChannel channel = FileChannel.open(
            draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            IoUtil.fill(channel, 0, length, (byte) 0);
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, length);
            CountersRegion.format(mapped, settings);
            return mapped;
        }
    }

    private static EnvironmentException discarded(Path draft, EnvironmentException failure) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Maps a file for reading only. The header's length is there; what it says is the region's to check. */
    static MappedByteBuffer open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final long length = channel.size();
            if (length < CountersDescriptor.HEADER_LENGTH) {
                throw new ConfigurationException("counters file " + file + ": length=" + length + " bytes < header="
                    + CountersDescriptor.HEADER_LENGTH + ", it is not a counters file or was cut short;"
                    + " restart its engine to make it anew");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(length, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new EnvironmentException("cannot open counters file " + file + " (" + e
                + "), check the path and that its engine was started", e);
        }
    }
}

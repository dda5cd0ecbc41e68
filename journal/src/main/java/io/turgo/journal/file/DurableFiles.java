package io.turgo.journal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small files that are there whole or not at all, and directories whose entries have reached the disk. */
public final class DurableFiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(DurableFiles.class);

    private DurableFiles() {
    }

    /** Replaces {@code target}: temporary file, force, rename, force of the directory. */
    public static void replace(Path target, String text) throws IOException {
        rename(writeTemporary(target, text), target);
    }

    /** The first half of {@link #replace}: the temporary file, forced. */
    public static Path writeTemporary(Path target, String text) throws IOException {
        final Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            append(channel, text);
        }
        return temporary;
    }

    /** The second half of {@link #replace}: the rename and the force of the directory. */
    public static void rename(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(target.getParent());
    }

    /** Writes at the channel's position and forces. */
    public static void append(FileChannel channel, String text) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Forces what has been written to a file, through whatever mapping or channel. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Makes a directory and those above it where they are missing; each is there for good, with its name. One that is
     * there may have been made by a process that died before it could force its name, so it is forced again.
     */
    public static void createDirectories(Path directory) throws IOException {
        final Path parent = directory.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        if (Files.isDirectory(directory)) {
            forceForeign(parent);
        } else {
            createDirectories(parent);
            Files.createDirectories(directory);
            forceDirectory(parent);
        }
    }

    /** One that may not be listed has names in it that others made and forced. */
    private static void forceForeign(Path directory) throws IOException {
        try {
            forceDirectory(directory);
        } catch (AccessDeniedException e) {
            LOGGER.debug("{} may not be read and is not forced", directory);
        }
    }

    /** Forces a directory's entries and those of all directories in it, whoever made them. */
    public static void forceDirectories(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (final Path directory : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                forceDirectory(directory);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Forces a directory's entries where the system lets a directory be opened (Windows does not). */
    public static void forceDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Removes a directory and the plain files in it. */
    public static void removeDirectory(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (final Path entry : entries) {
                Files.delete(entry);
            }
        }
        Files.delete(directory);
        forceDirectory(directory.getParent());
    }
}

package io.turgo.journal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that are there whole or not at all, and directories whose entries have reached the disk. */
public final class DurableFiles {
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

    /** Makes a directory and those above it where they are missing; each is there for good, with its name. */
    public static void createDirectories(Path directory) throws IOException {
        final Path parent = directory.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(directory)) {
            createDirectories(parent);
            Files.createDirectories(directory);
            forceDirectory(parent);
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
        if (!Files.isDirectory(directory)) {
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

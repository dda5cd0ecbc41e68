package io.turgo.connectors.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files for reading and writing: the file system's, or one that tests and simulations put in its place. */
@FunctionalInterface
public interface ChannelOpener {
    /** The file system's own channels. */
    ChannelOpener REAL = path -> FileChannel.open(path,
        StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    /** A channel on a file that is created if there is none. */
    FileChannel open(Path path) throws IOException;

    /** Forces a directory's entries, where the system lets a directory be opened (Windows does not). */
    default void forceDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}

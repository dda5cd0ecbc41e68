package io.turgo.connectors.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files for reading and writing; tests put faults in its place. */
@FunctionalInterface
interface ChannelOpener {
    /** The file system's own channels. */
    ChannelOpener REAL = path -> FileChannel.open(path,
        StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    /** A channel on a file that is created if there is none. */
    FileChannel open(Path path) throws IOException;
}

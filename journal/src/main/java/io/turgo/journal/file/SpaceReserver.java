package io.turgo.journal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure of disk space before it is written. Any thread. */
@FunctionalInterface
public interface SpaceReserver {
    /**
     * Reserves the blocks of a file from one offset to another without changing its length or content.
     *
     * @return false if the disk has no room
     * @throws IOException if the file cannot be reached
     */
    boolean reserve(Path file, long from, long to) throws IOException;

    /** Free space as the file's device tells it, in bytes. */
    static long usableBytes(Path file) throws IOException {
        return Files.getFileStore(file).getUsableSpace();
    }
}

package io.turgo.journal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.MappedBytesStore;

/**
 * The files of one generation, as {@link ExcerptDescriptor} describes them: whole excerpts are appended one behind the
 * other. One thread appends.
 */
interface ExcerptLog extends AutoCloseable {
    /**
     * A log in a directory without one: Chronicle's queue, which maps its files, or plain channels where the directory
     * is on a file system of another kind than the machine's own and cannot be mapped.
     *
     * @param cycle says when another file begins, and its name
     */
    static ExcerptLog open(Path directory, long fileSizeBytes, SteppedCycle cycle) {
        return directory.getFileSystem() == FileSystems.getDefault()
            ? new ChronicleLog(directory, fileSizeBytes, cycle) : new ChannelLog(directory, cycle);
    }

    /** Appends an excerpt from memory and returns the offset of its end in the current file. */
    long append(long address, int length);

    /** The name of the file that was appended to last. */
    String fileName();

    /** The mapping of the current file, or null if it is not mapped. */
    MappedBytesStore mapping();

    @Override
    void close();
}

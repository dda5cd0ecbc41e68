package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.RowImages;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Rows by their keys in a file. Belongs to one thread. */
interface RowFile extends AutoCloseable {
    /**
     * Opens an empty file or one that was closed: a Chronicle Map, or a plain file where it is on a file system of
     * another kind than the machine's own and cannot be mapped.
     */
    static RowFile open(Path path, MapSizing sizing) throws IOException {
        return path.getFileSystem() == FileSystems.getDefault()
            ? new ChronicleRows(path, sizing) : new ChannelRows(path, sizing);
    }

    /** Puts a row; gives whether it replaces one, whose image is then in {@code before}. */
    boolean put(byte[] key, byte[] value, UnsafeBuffer before);

    /** Removes a row; gives whether there was one, whose image is then in {@code before}. */
    boolean remove(byte[] key, UnsafeBuffer before);

    /** How many rows there are, by the file's own count. */
    long count();

    /** Gives all rows, each in {@code image}, which is long enough. */
    void forEach(UnsafeBuffer image, RowImages taker);

    @Override
    void close();
}

package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.RowImages;
import io.turgo.state.StateLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The rows of a table in a file, with their count and hash. Belongs to one thread. */
final class TableMap implements AutoCloseable {
    private final Path path;
    private final StateLayout layout;
    private final long capacity;
    private final RowFile file;
    private final byte[] key;
    private final byte[] value;
    private final int storedBytes;
    private final UnsafeBuffer image;
    private long rows;
    private long hash;

    private TableMap(Path path, MapSizing sizing) throws IOException {
        this.path = path;
        layout = sizing.layout();
        capacity = sizing.capacity();
        key = new byte[layout.keyBytes()];
        value = new byte[sizing.valueBytes()];
        storedBytes = layout.imageBytes() - layout.keyBytes();
        image = new UnsafeBuffer(new byte[layout.imageBytes()]);
        file = RowFile.open(path, sizing);
    }

    /** Makes an empty one, whose disk is reserved before it is written; nothing is left of one that finds no room. */
    static TableMap create(Path path, MapSizing sizing, Room room) throws IOException {
        Files.createFile(path);
        try {
            final long first = sizing.leastBytes();
            room.reserve(path, 0, first);
            return reserved(new TableMap(path, sizing), first, room);
        } catch (IOException | RuntimeException | InternalError e) {
            Files.delete(path);
            throw e;
        }
    }

    /** What Chronicle keeps beside the rows is known when the file is there. */
    private static TableMap reserved(TableMap made, long first, Room room) throws IOException {
        try {
            room.reserve(made.path, first, Files.size(made.path));
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** Opens a file that was proven to be as it was closed, with the totals that it was closed with. */
    static TableMap open(Path path, MapSizing sizing, long rows, long hash) throws IOException {
        final TableMap opened = new TableMap(path, sizing);
        opened.rows = rows;
        opened.hash = hash;
        return opened;
    }

    Path path() {
        return path;
    }

    long rows() {
        return rows;
    }

    long hash() {
        return hash;
    }

    long capacity() {
        return capacity;
    }

    /** How many rows it really has, by its own count. */
    long countedRows() {
        return file.count();
    }

    void put(DirectBuffer buffer, int offset) {
        buffer.getBytes(offset, key);
        buffer.getBytes(offset + key.length, value, 0, storedBytes);
        if (file.put(key, value, image)) {
            hash -= layout.imageHash(image, 0);
        } else {
            rows++;
        }
        hash += layout.imageHash(buffer, offset);
    }

    void remove(DirectBuffer buffer, int offset) {
        buffer.getBytes(offset, key);
        if (file.remove(key, image)) {
            hash -= layout.imageHash(image, 0);
            rows--;
        }
    }

    /** Gives all rows, as the file has them. */
    void forEach(RowImages taker) {
        file.forEach(image, taker);
    }

    @Override
    public void close() {
        file.close();
    }
}

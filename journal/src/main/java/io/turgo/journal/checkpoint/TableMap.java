package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.RowImages;
import io.turgo.state.StateLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapEntry;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The rows of a table in a Chronicle Map, with their count and hash. Belongs to one thread. */
final class TableMap implements AutoCloseable {
    private final Path path;
    private final StateLayout layout;
    private final long capacity;
    private final ChronicleMap<byte[], byte[]> map;
    private final byte[] key;
    private final byte[] value;
    private final int storedBytes;
    private final UnsafeBuffer stored = new UnsafeBuffer(0, 0);
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
        map = sizing.builder().createPersistedTo(path.toFile());
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
        return map.longSize();
    }

    void put(DirectBuffer buffer, int offset) {
        buffer.getBytes(offset, key);
        buffer.getBytes(offset + key.length, value, 0, storedBytes);
        try (ExternalMapQueryContext<byte[], byte[], ?> query = map.queryContext(key)) {
            query.updateLock().lock();
            final MapEntry<byte[], byte[]> entry = query.entry();
            if (entry == null) {
                query.insert(query.absentEntry(), query.wrapValueAsData(value));
                rows++;
            } else {
                hash -= hashOf(entry);
                query.replaceValue(entry, query.wrapValueAsData(value));
            }
        }
        hash += layout.imageHash(buffer, offset);
    }

    void remove(DirectBuffer buffer, int offset) {
        buffer.getBytes(offset, key);
        try (ExternalMapQueryContext<byte[], byte[], ?> query = map.queryContext(key)) {
            query.updateLock().lock();
            final MapEntry<byte[], byte[]> entry = query.entry();
            if (entry != null) {
                hash -= hashOf(entry);
                query.remove(entry);
                rows--;
            }
        }
    }

    private long hashOf(MapEntry<byte[], byte[]> entry) {
        read(entry);
        return layout.imageHash(image, 0);
    }

    private void read(MapEntry<byte[], byte[]> entry) {
        copy(entry.key(), 0, key.length);
        copy(entry.value(), key.length, storedBytes);
    }

    private void copy(Data<byte[]> data, int at, int length) {
        stored.wrap(data.bytes().addressForRead(data.offset()), length);
        image.putBytes(at, stored, 0, length);
    }

    /** Gives all rows, as the file has them. */
    void forEach(RowImages taker) {
        map.forEachEntry(entry -> {
            read(entry);
            taker.row(image, 0);
        });
    }

    @Override
    public void close() {
        map.close();
    }
}

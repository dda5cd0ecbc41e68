package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.TableTotals;
import io.turgo.failpoint.Failpoint;
import io.turgo.state.StateLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** A table in a place that is being written: its map is replaced by a larger one before it is full. */
final class GrowingTable implements AutoCloseable {
    /** A map is made anew for twice its rows when they are less than this part of it. */
    private static final long SPARSE = 8;

    private final Path directory;
    private final int index;
    private final StateLayout layout;
    private final Room room;
    private TableMap map;

    private GrowingTable(Path directory, int index, StateLayout layout, Room room) {
        this.directory = directory;
        this.index = index;
        this.layout = layout;
        this.room = room;
    }

    static GrowingTable create(Path directory, int index, StateLayout layout, long capacity, Room room)
        throws IOException {
        final GrowingTable table = new GrowingTable(directory, index, layout, room);
        table.map = table.make(capacity);
        return table;
    }

    /** Goes on with a file that was proven. */
    static GrowingTable open(Path directory, int index, PlaceManifest manifest, Room room) throws IOException {
        final TableTotals totals = manifest.checkpoint().tables().get(index);
        final StateLayout layout = totals.shape().layout();
        final GrowingTable table = new GrowingTable(directory, index, layout, room);
        table.map = TableMap.open(directory.resolve(manifest.maps().get(index).name()),
            new MapSizing(layout, manifest.capacities().get(index)), totals.rows(), totals.hash());
        return table;
    }

    private TableMap make(long capacity) throws IOException {
        return TableMap.create(
            directory.resolve(index + "-" + capacity + ".map"), new MapSizing(layout, capacity), room);
    }

    TableMap map() {
        return map;
    }

    StateLayout layout() {
        return layout;
    }

    void put(DirectBuffer buffer, int offset) {
        if (map.rows() >= map.capacity()) {
            resize(2 * map.capacity());
        }
        map.put(buffer, offset);
    }

    void remove(DirectBuffer buffer, int offset) {
        map.remove(buffer, offset);
    }

    /** Gives back disk if most of the map is empty. */
    void shrink(long leastCapacity) {
        if (map.capacity() > SPARSE * Math.max(map.rows(), leastCapacity)) {
            resize(Math.max(2 * map.rows(), leastCapacity));
        }
    }

    private void resize(long capacity) {
        try {
            final TableMap before = map;
            final TableMap after = make(capacity);
            try {
                before.forEach(after::put);
            } catch (RuntimeException | InternalError e) {
                after.close();
                Files.delete(after.path());
                throw e;
            }
            map = after;
            before.close();
            Failpoint.STORE_GROWN.pass();
            Files.delete(before.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        map.close();
    }
}

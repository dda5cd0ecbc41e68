package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.error.EngineException;
import io.turgo.failpoint.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a place ready for a new checkpoint, in the cheapest way there is. Belongs to one thread. */
final class PlaceBuilder {
    private final CheckpointFiles files;
    private final Room room;
    private final long leastCapacity;
    private final FileBytes bytes = new FileBytes();

    PlaceBuilder(CheckpointFiles files, Room room, long leastCapacity) {
        this.files = files;
        this.room = room;
        this.leastCapacity = leastCapacity;
    }

    /** Empty tables, in the place that is worth less. */
    Groundwork onNothing(List<TableShape> shapes) throws IOException {
        final List<CheckpointFiles.Held> held = files.held();
        final long number = held.isEmpty() ? 1 : held.get(0).manifest().number() + 1;
        final Place place = files.leastWorth(held);
        clear(place);
        place.clear();
        final Path symbols = files.root().resolve(SymbolFile.PREFIX + number);
        SymbolFile.append(symbols, 0, 0, 0, null, room);
        final List<GrowingTable> tables = openAll(shapes.size(), i ->
            GrowingTable.create(place.directory(), i, shapes.get(i).layout(), leastCapacity, room));
        return new Groundwork(place, number, tables, new CheckedFile(symbols.getFileName().toString(), 0, 0), 0);
    }

    /**
     * The newest checkpoint's rows, in the other place.
     *
     * @param behind that place's own checkpoint if it is the one before, or null
     * @param since  what the newest checkpoint changed
     */
    Groundwork onNewest(
        CheckpointFiles.Held newest, CheckpointFiles.Held behind, Changes since, List<TableShape> shapes)
        throws IOException {
        requireSame(shapes, newest.manifest().checkpoint().tables());
        final Place place = files.otherThan(newest.place());
        final List<GrowingTable> tables = behind != null && since.areComplete() && isWhole(behind)
            ? caughtUp(behind, since) : copied(newest, place);
        try {
            tables.forEach(table -> table.shrink(leastCapacity));
        } catch (RuntimeException | InternalError e) {
            tables.forEach(GrowingTable::close);
            throw e;
        }
        final PlaceManifest before = newest.manifest();
        return new Groundwork(place, before.number() + 1, tables, before.symbols(), before.checkpoint().symbols());
    }

    private static void requireSame(List<TableShape> wanted, List<TableTotals> found) {
        final List<TableShape> shapes = found.stream().map(TableTotals::shape).toList();
        if (!shapes.equals(wanted)) {
            throw new EngineException("tables " + wanted + " are not those of the checkpoint before: " + shapes
                + "; delete the checkpoints to begin anew");
        }
    }

    private boolean isWhole(CheckpointFiles.Held held) throws IOException {
        for (final CheckedFile map : held.manifest().maps()) {
            final Path file = held.place().directory().resolve(map.name());
            if (!Files.exists(file) || Files.size(file) != map.lengthBytes()
                || !bytes.check(file, map.lengthBytes()).equals(map)) {
                return false;
            }
        }
        return true;
    }

    private List<GrowingTable> caughtUp(CheckpointFiles.Held behind, Changes since) throws IOException {
        clear(behind.place());
        final List<GrowingTable> tables = open(behind.place(), behind.manifest());
        try {
            since.replay((table, removed) -> removed ? tables.get(table).layout().keyBytes()
                : tables.get(table).layout().imageBytes(), (table, removed, buffer, offset) -> {
                    if (removed) {
                        tables.get(table).remove(buffer, offset);
                    } else {
                        tables.get(table).put(buffer, offset);
                    }
                });
            return tables;
        } catch (RuntimeException | InternalError e) {
            tables.forEach(GrowingTable::close);
            throw e;
        }
    }

    /** The newest is looked through first: if it is damaged, the older one is still there. */
    private List<GrowingTable> copied(CheckpointFiles.Held newest, Place place) throws IOException {
        if (!isWhole(newest)) {
            throw new EngineException("the newest checkpoint in " + newest.place().directory()
                + " was damaged after it was made, so none can be built on it; check the disk and start anew");
        }
        clear(place);
        place.clear();
        try {
            for (final CheckedFile map : newest.manifest().maps()) {
                bytes.copy(newest.place().directory(), map, place.directory().resolve(map.name()), room);
            }
        } catch (IOException | RuntimeException e) {
            place.clear(); // half a copy would keep others from the room that is left
            throw e;
        }
        Failpoint.STORE_COPIED.pass();
        return open(place, newest.manifest());
    }

    private static void clear(Place place) throws IOException {
        Failpoint.STORE_CLEAR.pass();
        place.clearManifest();
        Failpoint.STORE_CLEARED.pass();
    }

    private List<GrowingTable> open(Place place, PlaceManifest manifest) throws IOException {
        return openAll(manifest.maps().size(), i -> GrowingTable.open(place.directory(), i, manifest, room));
    }

    /** Opens one table. */
    private interface Opening {
        GrowingTable open(int index) throws IOException;
    }

    private static List<GrowingTable> openAll(int count, Opening opening) throws IOException {
        final List<GrowingTable> tables = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                tables.add(opening.open(i));
            }
            return tables;
        } catch (IOException | RuntimeException | InternalError e) {
            tables.forEach(GrowingTable::close);
            throw e;
        }
    }
}

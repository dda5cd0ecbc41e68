package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableTotals;
import io.turgo.error.EngineException;
import io.turgo.error.NoSpaceException;
import io.turgo.error.TurgoException;
import io.turgo.failpoint.Failpoint;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;

/**
 * A checkpoint being written to a place. A call that finds the disk full has done nothing and may be made again; any
 * other failure gives the checkpoint up. Belongs to one thread.
 */
final class PlaceWriter implements CheckpointWriter {
    private final CheckpointFiles files;
    private final Place place;
    private final long number;
    private final List<GrowingTable> tables;
    private final Changes changes;
    private final Room room;
    private final BiConsumer<Place, PlaceManifest> published;
    private CheckedFile symbols;
    private int symbolCount;
    private PlaceManifest forced;
    private boolean ended;

    /**
     * Goes on with a place that is as the checkpoint before was.
     *
     * @param published told when the checkpoint is the newest one
     */
    PlaceWriter(CheckpointFiles files, Groundwork ground, Changes changes, Room room,
        BiConsumer<Place, PlaceManifest> published) {
        this.files = files;
        place = ground.place();
        number = ground.number();
        tables = ground.tables();
        this.changes = changes;
        this.room = room;
        this.published = published;
        symbols = ground.symbols();
        symbolCount = ground.symbolCount();
    }

    Changes changes() {
        return changes;
    }

    @Override
    public void put(int table, DirectBuffer buffer, int offset) {
        requireOpen();
        try {
            final GrowingTable rows = tables.get(table);
            rows.put(buffer, offset);
            changes.add(table, false, buffer, offset, rows.layout().imageBytes());
        } catch (RuntimeException | InternalError e) {
            throw failure(e);
        }
    }

    @Override
    public void remove(int table, DirectBuffer buffer, int offset) {
        requireOpen();
        try {
            final GrowingTable rows = tables.get(table);
            rows.remove(buffer, offset);
            changes.add(table, true, buffer, offset, rows.layout().keyBytes());
        } catch (RuntimeException | InternalError e) {
            throw failure(e);
        }
    }

    @Override
    public void symbols(int count, IntFunction<byte[]> utf8) {
        requireOpen();
        Failpoint.STORE_SYMBOLS.pass();
        try {
            requireSymbols(count, count >= symbolCount);
            final Path file = files.root().resolve(symbols.name());
            final long length =
                SymbolFile.append(file, symbols.lengthBytes(), symbolCount, count, utf8, room);
            symbols = new CheckedFile(symbols.name(), length, 0);
            symbolCount = count;
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
        Failpoint.STORE_SYMBOLS_FORCED.pass();
    }

    @Override
    public void publish(CheckpointManifest manifest) {
        requireOpen();
        try {
            if (forced == null) {
                requireSymbols(manifest.symbols(), manifest.symbols() == symbolCount);
                requireTotals(manifest.tables());
                forced = force(manifest);
            }
            new History(files.historyFile()).append(CheckpointMark.of(manifest));
            Failpoint.STORE_NOTED.pass();
            final Path temporary =
                DurableFiles.writeTemporary(place.manifestFile(), ManifestText.encode(forced));
            Failpoint.STORE_MANIFEST.pass();
            DurableFiles.rename(temporary, place.manifestFile());
            Failpoint.STORE_PUBLISHED.pass();
            ended = true;
            published.accept(place, forced);
        } catch (IOException | RuntimeException | InternalError e) {
            throw failure(e);
        }
    }

    private void requireSymbols(int count, boolean fits) {
        if (!fits) {
            throw new EngineException("checkpoint " + number + " in " + place.directory() + " has " + symbolCount
                + " symbols where " + count + " must be; it is given up");
        }
    }

    private void requireTotals(List<TableTotals> totals) {
        for (int i = 0; i < Math.max(tables.size(), totals.size()); i++) {
            final TableTotals wanted = i < totals.size() ? totals.get(i) : null;
            final TableMap map = i < tables.size() ? tables.get(i).map() : null;
            if (wanted == null || map == null || map.rows() != wanted.rows() || map.countedRows() != wanted.rows()
                || map.hash() != wanted.hash()) {
                throw new EngineException("checkpoint " + number + " in " + place.directory() + " has "
                    + (map == null ? "no table" : map.rows() + " (counted " + map.countedRows() + ") rows with hash "
                    + Long.toHexString(map.hash())) + " where " + (wanted == null ? "nothing" : wanted.rows()
                    + " rows with hash " + Long.toHexString(wanted.hash()) + " of table " + wanted.shape().name())
                    + " must be; it is given up");
            }
        }
    }

    private PlaceManifest force(CheckpointManifest manifest) throws IOException {
        final List<CheckedFile> maps = new ArrayList<>();
        final List<Long> capacities = new ArrayList<>();
        final FileBytes bytes = new FileBytes();
        Failpoint.STORE_FORCE.pass();
        for (final GrowingTable table : tables) {
            table.close();
            final Path file = table.map().path();
            DurableFiles.force(file);
            maps.add(bytes.check(file, Files.size(file)));
            capacities.add(table.map().capacity());
        }
        DurableFiles.forceDirectory(files.root());
        Failpoint.STORE_FORCED.pass();
        return new PlaceManifest(number, manifest, maps, capacities,
            bytes.check(files.root().resolve(symbols.name()), symbols.lengthBytes()));
    }

    private void requireOpen() {
        if (ended) {
            throw new EngineException("checkpoint " + number + " in " + place.directory()
                + " was published or given up; begin another");
        }
    }

    private TurgoException failure(Throwable cause) {
        final TurgoException failure =
            Room.failure("checkpoint " + number + " cannot be written to " + place.directory(), cause);
        if (!(failure instanceof NoSpaceException)) {
            abandon();
        }
        return failure;
    }

    @Override
    public void abandon() {
        if (!ended) {
            ended = true;
            tables.forEach(GrowingTable::close);
            changes.close();
        }
    }
}

package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.RowImages;
import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.error.EngineException;
import io.turgo.journal.file.DurableFiles;
import io.turgo.state.StateLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy of a checkpoint, with whose every byte and row its manifest agrees. Belongs to one thread. */
final class Proof implements Checkpoint, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Proof.class);

    private final CheckpointFiles.Held held;
    private final Path directory;
    private final List<TableMap> maps = new ArrayList<>();

    private Proof(CheckpointFiles.Held held, Path directory) {
        this.held = held;
        this.directory = directory;
    }

    /**
     * Copies and proves.
     *
     * @param directory for the copy; it is there and empty, and removed by {@link #close} or when the proof fails
     * @throws DamagedFileException what is wrong with the checkpoint
     */
    static Proof of(CheckpointFiles.Held held, Path root, Path directory, Room room) throws IOException {
        final Proof proof = new Proof(held, directory);
        try {
            proof.copy(root, room);
            proof.prove();
            return proof;
        } catch (IOException | RuntimeException | Error e) {
            proof.close();
            throw e;
        }
    }

    private void copy(Path root, Room room) throws IOException {
        final FileBytes bytes = new FileBytes();
        for (final CheckedFile map : held.manifest().maps()) {
            bytes.copy(held.place().directory(), map, directory.resolve(map.name()), room);
        }
        bytes.copy(root, held.manifest().symbols(), symbols(), room);
    }

    private Path symbols() {
        return directory.resolve(held.manifest().symbols().name());
    }

    private void prove() throws IOException {
        SymbolFile.read(symbols(), manifest().symbols(), entry -> { });
        for (int i = 0; i < manifest().tables().size(); i++) {
            final StateLayout layout = manifest().tables().get(i).shape().layout();
            final TableMap map = TableMap.open(directory.resolve(held.manifest().maps().get(i).name()),
                new MapSizing(layout, held.manifest().capacities().get(i)), 0, 0);
            maps.add(map);
            prove(map, manifest().tables().get(i));
        }
    }

    private static void prove(TableMap map, TableTotals totals) throws DamagedFileException {
        final long[] found = new long[2];
        map.forEach((buffer, offset) -> {
            found[0]++;
            found[1] += totals.shape().layout().imageHash(buffer, offset);
        });
        if (found[0] != totals.rows() || map.countedRows() != totals.rows() || found[1] != totals.hash()) {
            throw new DamagedFileException(map.path() + ": table " + totals.shape().name() + " has " + found[0]
                + " rows with hash " + Long.toHexString(found[1]) + " != " + totals.rows() + " rows with hash "
                + Long.toHexString(totals.hash()) + " of the manifest");
        }
    }

    CheckpointFiles.Held held() {
        return held;
    }

    @Override
    public CheckpointManifest manifest() {
        return held.manifest().checkpoint();
    }

    @Override
    public void forEachRow(TableShape table, RowImages taker) {
        for (int i = 0; i < maps.size(); i++) {
            if (manifest().tables().get(i).shape().equals(table)) {
                forEach(maps.get(i), taker);
                return;
            }
        }
        throw new EngineException("table " + table + " is not among " + manifest().tables()
            + " of the checkpoint; delete the checkpoints");
    }

    private static void forEach(TableMap map, RowImages taker) {
        try {
            map.forEach(taker);
        } catch (UncheckedIOException | InternalError e) {
            throw Room.failure("cannot read " + map.path(), e);
        }
    }

    @Override
    public void forEachSymbol(Consumer<String> taker) {
        try {
            SymbolFile.read(symbols(), manifest().symbols(), taker);
        } catch (IOException e) {
            throw new EngineException("cannot read " + symbols() + ": " + e + "; check the device", e);
        }
    }

    @Override
    public void close() {
        maps.forEach(TableMap::close);
        maps.clear();
        try {
            if (Files.isDirectory(directory)) {
                DurableFiles.removeDirectory(directory);
            }
        } catch (IOException e) {
            LOGGER.warn("the copy of a checkpoint is left in {}: {}", directory, e.toString());
        }
    }
}

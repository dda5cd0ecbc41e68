package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.TurgoException;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.SpaceReserver;
import io.turgo.state.StateLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a journal that is written; see the package's description. The journal's lock keeps other writers
 * away. One thread at a time, but for {@link #oldestKeptFrame}.
 */
public final class ChronicleCheckpoints implements CheckpointStore {
    private static final Logger LOGGER = LoggerFactory.getLogger(ChronicleCheckpoints.class);
    private static final AtomicBoolean WARM = new AtomicBoolean();
    private static final long LEAST_CAPACITY = 1024;
    /** Beyond this part of the rows, copying files is cheaper than repeating the changes of a checkpoint. */
    private static final int WORTH_KEEPING = 8;

    private final CheckpointFiles files;
    private final CheckpointLoader loader;
    private final PlaceBuilder builder;
    private final Room room;
    private Proof proof;
    private PlaceWriter writer;
    private CheckpointFiles.Held newest;
    private CheckpointFiles.Held behind;
    private Changes changes = new Changes(0);
    private volatile long oldestKeptFrame;
    private LongConsumer kept = frame -> { };
    private boolean closed;

    ChronicleCheckpoints(Path root, SpaceReserver reserver, long leastCapacity) {
        files = new CheckpointFiles(root);
        room = new Room(reserver);
        loader = new CheckpointLoader(files, room, () -> CheckpointLoader.emptied(files.proof()));
        builder = new PlaceBuilder(files, room, leastCapacity);
    }

    /**
     * Opens the checkpoints of a journal.
     *
     * @param root       their directory; made when the first one is begun
     * @param firstFrame the first frame that the journal retains; what the history tells of earlier ones is dropped
     * @param lastFrame  its last frame; checkpoints behind it, and what the history tells of them, are dropped: once
     *                   the journal has gone on, they could pass for checkpoints of other frames of the same numbers
     */
    public static ChronicleCheckpoints open(Path root, long firstFrame, long lastFrame, SpaceReserver reserver) {
        final ChronicleCheckpoints opened = new ChronicleCheckpoints(root, reserver, LEAST_CAPACITY);
        opened.clean(firstFrame, lastFrame);
        return opened;
    }

    /**
     * Lets Chronicle Map generate and compile what it runs on, beside what else a start has to do, if there may be a
     * checkpoint to load. It takes a second of a core, once in a process.
     */
    public static void warmUp(Path root) {
        if (root.getFileSystem() == FileSystems.getDefault() && Files.isDirectory(root) && !WARM.getAndSet(true)) {
            final Thread thread = new Thread(ChronicleCheckpoints::compile, "turgo-checkpoint-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void compile() {
        try {
            new MapSizing(new StateLayout(Long.BYTES, 0, 0), 1).builder().create().close();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.debug("Chronicle Map could not be warmed up; who uses it will meet the reason", e);
        }
    }

    /** Has {@link #oldestKeptFrame} told whenever it changes, by the thread that changes it. Before it is used. */
    public void onKept(LongConsumer listener) {
        kept = listener;
    }

    private void clean(long firstFrame, long lastFrame) {
        try {
            DurableFiles.removeDirectory(files.proof());
            removeBehind(lastFrame);
            new History(files.historyFile()).keep(firstFrame, lastFrame);
        } catch (IOException e) {
            throw new EnvironmentException("cannot clean " + files.root() + ": " + e + "; check its permissions", e);
        } catch (EngineException e) {
            LOGGER.warn("{}", e.getMessage());
        }
    }

    private void removeBehind(long lastFrame) throws IOException {
        for (final CheckpointFiles.Held held : files.held()) {
            final long frame = held.manifest().checkpoint().frame();
            if (frame > lastFrame) {
                LOGGER.warn("checkpoint removed: {} is behind frame {} > frame {} that the journal ends with",
                    held.place().directory(), frame, lastFrame);
                held.place().clearManifest();
            }
        }
    }

    @Override
    public Checkpoint load(UUID journal, Predicate<CheckpointManifest> wanted) {
        release();
        forget();
        proof = loader.load(journal, wanted);
        if (proof != null) {
            newest = proof.held();
            keep(olderFrame(newest.manifest()));
        }
        return proof;
    }

    /** That of the other place, if the same pipeline can go on from it. */
    private long olderFrame(PlaceManifest loaded) {
        return files.held().stream().map(CheckpointFiles.Held::manifest)
            .filter(manifest -> manifest.number() < loaded.number()
                && manifest.checkpoint().journal().equals(loaded.checkpoint().journal())
                && manifest.checkpoint().pipeline().equals(loaded.checkpoint().pipeline()))
            .mapToLong(manifest -> manifest.checkpoint().frame()).findFirst().orElse(0);
    }

    private void forget() {
        newest = null;
        behind = null;
        changes.close();
        keep(0);
    }

    @Override
    public CheckpointWriter begin(List<TableShape> tables) {
        if (closed) {
            throw new EngineException("the checkpoints in " + files.root() + " are closed; open the journal again");
        }
        release();
        keep(0);
        final CheckpointFiles.Held own = behind;
        behind = null;
        try {
            makeRoot();
            final Groundwork ground = newest == null ? builder.onNothing(tables)
                : builder.onNewest(newest, own, changes, tables);
            final long worthBytes = newest == null ? 0 : newest.manifest().mapBytes() / WORTH_KEEPING;
            writer = new PlaceWriter(files, ground, new Changes(worthBytes), room, this::published);
            return writer;
        } catch (IOException | UncheckedIOException | InternalError | IllegalStateException e) {
            throw failure(e);
        }
    }

    private void makeRoot() throws IOException {
        if (!Files.isDirectory(files.root())) {
            Files.createDirectories(files.root());
            DurableFiles.forceDirectory(files.root().getParent());
        }
    }

    private TurgoException failure(Throwable cause) {
        return Room.failure("no checkpoint can be begun in " + files.root(), cause);
    }

    private void published(Place place, PlaceManifest manifest) {
        behind = newest;
        newest = new CheckpointFiles.Held(place, manifest);
        changes.close();
        changes = writer.changes();
        try {
            files.removeOldSymbols();
        } catch (IOException e) {
            LOGGER.warn("old symbols are left in {}: {}", files.root(), e.toString());
        }
        keep(behind == null ? 0 : behind.manifest().checkpoint().frame());
    }

    private void keep(long frame) {
        oldestKeptFrame = frame;
        kept.accept(frame);
    }

    @Override
    public List<CheckpointMark> history() {
        return new History(files.historyFile()).read();
    }

    @Override
    public long oldestKeptFrame() {
        return oldestKeptFrame;
    }

    private void release() {
        if (writer != null) {
            writer.abandon();
            writer = null;
        }
        if (proof != null) {
            proof.close();
            proof = null;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release();
            changes.close();
        }
    }
}

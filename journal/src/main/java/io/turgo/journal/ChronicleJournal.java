package io.turgo.journal;

import io.turgo.checkpoint.CheckpointStore;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalInfo;
import io.turgo.frame.JournalReader;
import io.turgo.frame.JournalScan;
import io.turgo.journal.checkpoint.ChronicleCheckpoints;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.PosixReserver;
import io.turgo.journal.file.SpaceReserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.agrona.CloseHelper;

/**
 * A journal on Chronicle Queue in a data directory of its own; see the package's description. One process writes, any
 * number may read.
 *
 * <p>At durability {@code disk} a thread of the journal's own forces what is appended, over and over while there is
 * more, and {@link #durableFrame} follows it.
 *
 * <p>Thread contract: one thread calls {@link #append} and {@link #nextFrameNumber}; each reader belongs to one thread;
 * {@link #close} is called when the appending thread has come to rest. The appending thread may be interrupted: the
 * flag is put aside during an append and set again behind it, so that no write is lost by it. It must not be stopped in
 * any other way.
 */
public final class ChronicleJournal implements Journal {
    private final UUID id;
    private final JournalDirectory directory;
    private final Durability durability;
    private final long maxFrameBytes;
    private final KernelLock lock;
    private final Manifest manifest;
    private final Recovery recovery;
    private final Keeper keeper;
    private final Failure failure = new Failure();
    private final PagesAhead pages;
    private final Progress progress;
    private final FrameForcer forcer;
    private final Generation generation;
    private final FrameAppender appender;
    private final Retention retention;
    private final FrameCommit commit;
    private final ChronicleCheckpoints checkpoints;
    private final RetentionLimits limits;
    private volatile long checkpointedFrame;
    private boolean closed;

    static {
        ChronicleTelemetry.turnOff();
    }

    private ChronicleJournal(
        JournalDirectory directory, JournalSettings settings, Device device, KernelLock lock, Keeper keeper) {
        this.directory = directory;
        this.lock = lock;
        this.keeper = keeper;
        pages = new PagesAhead(keeper);
        durability = settings.durability();
        maxFrameBytes = settings.maxFrameBytes();
        limits = settings.retention();
        ChronicleCheckpoints.warmUp(directory.checkpoints());
        id = JournalIdentity.readOrCreate(directory, settings::newId);
        manifest = Manifest.open(directory);
        recovery = new Recovery(directory, id, manifest, settings);
        final FrameTotals before = recover();
        progress = new Progress(before);
        forcer = new FrameForcer(progress, failure, device.force());
        commit = durability == Durability.DISK ? commit(settings.background()) : null;
        final RoomAhead room = new RoomAhead(
            directory.roomFile(), device.reserver(), keeper, failure, settings.reserveAheadBytes());
        room.requireRoomIn(directory.frames());
        generation = new Generation(
            directory, recovery.nextGeneration(), settings.fileSizeBytes(), settings.openTimeNs());
        retention = new Retention(directory, id, settings, new Retention.Needs(() -> checkpointedFrame,
            this::durableFrame), new Pruner(directory, id, manifest), progress, failure);
        appender = new FrameAppender(id, settings, generation,
            new FrameAppender.Beside(progress, room, pages, forcer, sealer(), failure), before);
        checkpoints = ChronicleCheckpoints.open(
            directory.checkpoints(), before.firstFrame(), before.nextFrame() - 1, device.reserver());
        checkpoints.onKept(this::checkpointed);
        begin(before.nextFrame());
    }

    private FrameTotals recover() {
        try {
            final FrameTotals totals = recovery.run();
            recovery.force();
            return totals;
        } catch (RuntimeException | Error e) {
            CloseHelper.quietClose(manifest);
            throw e;
        }
    }

    private FrameCommit commit(Executor background) {
        return background == null
            ? new GroupCommit(forcer, progress) : new QueuedCommit(forcer, progress, background);
    }

    /**
     * What the journal asks of the disk.
     *
     * @param reserver makes sure of room
     * @param force    makes written bytes durable
     */
    record Device(SpaceReserver reserver, ForceDevice force) {
    }

    /** Where frames must survive loss of power, a file is listed as complete when it and what follows it do. */
    private FrameAppender.Left sealer() {
        final FileSealer sealer = new FileSealer(directory, id, manifest::seal, keeper, failure, retention);
        return durability != Durability.DISK ? sealer::rolled : (file, appended, lastPosition) ->
            forcer.whenForced(() -> sealer.rolled(file, appended, lastPosition));
    }

    private void begin(long nextFrame) {
        try {
            appender.begin();
            forcer.force();
            DurableFiles.forceDirectory(directory.frames());
            manifest.begin(generation.number(), nextFrame, durability);
        } catch (IOException e) {
            closeQuietly();
            throw new EnvironmentException("cannot begin a generation in " + directory.frames() + ": " + e
                + "; check space and permissions", e);
        } catch (RuntimeException | Error e) {
            closeQuietly();
            throw e;
        }
        if (commit != null) {
            commit.start();
        }
    }

    /**
     * Looks at the flags that the JVM was started with, as opening a journal does.
     *
     * @throws io.turgo.error.EnvironmentException naming those that are missing
     */
    public static void requireFlags() {
        JvmFlags.requireAll();
    }

    /**
     * Opens the journal of a data directory for writing, or makes one.
     *
     * @param dataDirectory the directory; created if it is not there
     * @throws EnvironmentException                   if another process has it open, it cannot be written, the disk
     *                                                is full, or the JVM lacks flags of {@code build/jvm.flags}
     * @throws io.turgo.error.EngineException         if the journal is damaged
     * @throws io.turgo.error.ConfigurationException if the journal is of another format
     */
    public static ChronicleJournal open(Path dataDirectory, JournalSettings settings) {
        return open(dataDirectory, settings, new Device(new PosixReserver(), ForceDevice.OF_THE_SYSTEM));
    }

    /** Opens or makes the journal of a data directory with the default settings, as the method above. */
    public static ChronicleJournal open(Path dataDirectory) {
        return open(dataDirectory, new JournalSettings());
    }

    static ChronicleJournal open(Path dataDirectory, JournalSettings settings, Device device) {
        JvmFlags.requireAll();
        settings.conclude();
        final JournalDirectory directory = new JournalDirectory(dataDirectory);
        final KernelLock lock = DirectoryLock.acquire(directory);
        final Keeper keeper = new Keeper(settings.background());
        try {
            return new ChronicleJournal(directory, settings, device, lock, keeper);
        } catch (RuntimeException | Error e) {
            keeper.close();
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the journal of a data directory for reading. Takes no lock and changes nothing, so it may be open beside
     * the journal's writer, in this process or another.
     *
     * @throws io.turgo.error.ConfigurationException if there is no journal, or it is of another format
     * @throws io.turgo.error.EngineException         if files of the journal are missing or cut
     */
    public static Journal openReadOnly(Path dataDirectory) {
        return new ReadOnlyJournal(new JournalDirectory(dataDirectory));
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Durability durability() {
        return durability;
    }

    @Override
    public long maxFrameBytes() {
        return maxFrameBytes;
    }

    @Override
    public long nextFrameNumber() {
        return progress.nextFrame();
    }

    @Override
    public void append(Frame frame) {
        if (frame.count() == 0) {
            noteCatalog(frame);
        }
        if (commit == null) {
            appender.append(frame);
        } else {
            frame.durableFrame(forcer.forcedFrame());
            appender.append(frame);
            commit.appended();
        }
    }

    /** Kept before its frame is there, so that no frame can be pruned whose catalog is not known. */
    private void noteCatalog(Frame frame) {
        final String catalog = JournalScan.catalogIn(frame);
        if (catalog != null) {
            failure.check();
            manifest.catalog(frame.frameNumber(), catalog);
        }
    }

    @Override
    public long retainedNs() {
        return limits.retainedNs();
    }

    @Override
    public String catalogAtStart() {
        return ReadOnlyJournal.catalogAtStart(directory, id);
    }

    /**
     * Opens a reader whose position is kept in the data directory under its name, and whose frames retention keeps. A
     * new one begins at the oldest retained frame.
     *
     * @throws io.turgo.error.ConfigurationException if the name is none that a file can have
     * @throws EnvironmentException                   if it is open already
     * @throws io.turgo.error.EngineException         if its position cannot be read, or the journal has lost what it
     *                                                has read
     */
    public NamedReader namedReader(String name) {
        return NamedReader.open(directory, id, true, name);
    }

    /**
     * Opens a named reader of a data directory's journal beside a writer in another process, or without one; as
     * {@link #namedReader(String)}.
     */
    public static NamedReader namedReader(Path dataDirectory, String name) {
        final JournalDirectory directory = new JournalDirectory(dataDirectory);
        return NamedReader.open(directory, JournalIdentity.read(directory), false, name);
    }

    /**
     * Takes note that no checkpoint needs the frames up to that one, and deletes what need not be kept any more in the
     * background. Any thread.
     *
     * @param frame see {@link CheckpointStore#oldestKeptFrame}
     */
    void checkpointed(long frame) {
        checkpointedFrame = frame;
        if (frame > 0) {
            keeper.execute(retention);
        }
    }

    @Override
    public long durableFrame() {
        failure.check();
        return commit == null ? progress.lastFrame() : forcer.forcedFrame();
    }

    @Override
    public JournalReader reader() {
        return new JournalFrameReader(directory, id, true);
    }

    /** Sealed files before that frame are not read; of its own file, what is before it is. */
    @Override
    public JournalReader reader(long firstFrame) {
        return JournalFrameReader.from(directory, id, true, firstFrame);
    }

    @Override
    public void force() {
        forcer.force();
    }

    /** In the directory {@code checkpoints} of the data directory. */
    @Override
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    @Override
    public JournalInfo info() {
        return progress.info();
    }

    /**
     * Seals what was appended and releases files and lock; idempotent. A journal that failed is left as it is, to be
     * checked when it is opened again. Not while another thread appends.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        checkpoints.close();
        if (commit != null) {
            commit.close();
        }
        final boolean failed = failure.isSet();
        failure.close();
        keeper.close();
        pages.close();
        forcer.close();
        generation.close();
        try {
            if (!failed) {
                recovery.run();
            }
        } finally {
            manifest.close();
            lock.close();
        }
    }

    /** What closing says must not take the place of why there is no journal. */
    private void closeQuietly() {
        CloseHelper.quietCloseAll(pages, forcer, generation, manifest);
    }
}

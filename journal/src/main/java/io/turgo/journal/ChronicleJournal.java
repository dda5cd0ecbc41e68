package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalInfo;
import io.turgo.frame.JournalReader;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.PosixReserver;
import io.turgo.journal.file.SpaceReserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A journal on Chronicle Queue in a data directory of its own; see the package's description. One process writes, any
 * number may read.
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
    private final DirectoryLock lock;
    private final Manifest manifest;
    private final Recovery recovery;
    private final Keeper keeper;
    private final Failure failure = new Failure();
    private final PagesAhead pages;
    private final Generation generation;
    private final FrameAppender appender;
    private boolean closed;

    static {
        ChronicleTelemetry.turnOff();
    }

    private ChronicleJournal(
        JournalDirectory directory, JournalSettings settings, SpaceReserver reserver, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
        keeper = new Keeper(settings.background());
        pages = new PagesAhead(keeper);
        durability = settings.durability();
        maxFrameBytes = settings.maxFrameBytes();
        id = JournalIdentity.readOrCreate(directory, settings::newId);
        manifest = Manifest.open(directory);
        recovery = new Recovery(directory, id, manifest, settings.cutAtDamage());
        final FrameTotals before = recovery.run();
        final RoomAhead room = new RoomAhead(reserver, keeper, failure, settings.reserveAheadBytes());
        room.requireRoomFor(directory.frames());
        generation = new Generation(
            directory, recovery.nextGeneration(), settings.fileSizeBytes(), settings.openTimeNs());
        appender = new FrameAppender(id, settings, generation, room, pages,
            new FileSealer(directory, id, manifest, keeper, failure), failure, before);
        begin(before.nextFrame());
    }

    private void begin(long nextFrame) {
        try {
            appender.begin();
            DurableFiles.forceDirectory(generation.currentPath().getParent());
            DurableFiles.forceDirectory(directory.frames());
        } catch (IOException e) {
            throw new EnvironmentException("cannot begin a generation in " + directory.frames() + ": " + e
                + "; check space and permissions", e);
        }
        manifest.begin(generation.number(), nextFrame);
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
        return open(dataDirectory, settings, new PosixReserver(dataDirectory));
    }

    /** Opens or makes the journal of a data directory with the default settings, as the method above. */
    public static ChronicleJournal open(Path dataDirectory) {
        return open(dataDirectory, new JournalSettings());
    }

    static ChronicleJournal open(Path dataDirectory, JournalSettings settings, SpaceReserver reserver) {
        JvmFlags.requireAll();
        final JournalDirectory directory = new JournalDirectory(dataDirectory);
        final DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            return new ChronicleJournal(directory, settings, reserver, lock);
        } catch (RuntimeException | Error e) {
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
        return appender.progress().nextFrame();
    }

    @Override
    public void append(Frame frame) {
        appender.append(frame);
    }

    @Override
    public long durableFrame() {
        return info().lastFrame();
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
        failure.check();
        try {
            for (final CycleFile file : directory.files(generation.number())) {
                DurableFiles.force(directory.path(file));
            }
        } catch (IOException e) {
            throw failure.fail("forcing generation " + generation.number() + " to the disk failed", e);
        }
    }

    @Override
    public JournalInfo info() {
        return appender.progress().info();
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
        final boolean failed = failure.isSet();
        failure.close();
        keeper.close();
        pages.close();
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
}

package io.turgo.journal;

import io.turgo.checkpoint.CheckpointStore;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalInfo;
import io.turgo.frame.JournalReader;
import io.turgo.journal.checkpoint.ReadOnlyCheckpoints;
import io.turgo.journal.file.PosixReserver;
import java.util.Map;
import java.util.UUID;

/**
 * A journal that is only read, beside its writer or without one. {@link #info} follows the writer by reading what is
 * not sealed yet; all methods may be called by any thread, the checkpoints' by one at a time.
 */
final class ReadOnlyJournal implements Journal {
    private final JournalDirectory directory;
    private final UUID id;
    private final Frame frame = new Frame(1 << 16);
    private final ReadOnlyCheckpoints checkpoints;
    private Catalog catalog;
    private JournalFrameReader follower;
    private Progress progress;
    private long prunedBefore;

    ReadOnlyJournal(JournalDirectory directory) {
        this.directory = directory;
        id = JournalIdentity.read(directory);
        checkpoints = new ReadOnlyCheckpoints(directory.checkpoints(), new PosixReserver());
        follow();
    }

    /** Begins behind what is sealed. */
    private void follow() {
        catalog = Catalog.load(directory, id);
        prunedBefore = catalog.manifest().start().prunedBytes();
        final FrameTotals sealed = catalog.sealedTotals();
        progress = new Progress(sealed);
        follower = JournalFrameReader.from(directory, id, false, sealed.nextFrame());
    }

    static String catalogAtStart(JournalDirectory directory, UUID id) {
        final ManifestContents manifest = Manifest.read(directory, id);
        final Map.Entry<Long, String> inForce = manifest.catalogs().floorEntry(manifest.start().frame());
        return inForce == null ? null : inForce.getValue();
    }

    @Override
    public String catalogAtStart() {
        return catalogAtStart(directory, id);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Durability durability() {
        return Durability.PROCESS;
    }

    /** It takes none, so no setting of frames is too long for it. */
    @Override
    public long maxFrameBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public long nextFrameNumber() {
        throw readOnly();
    }

    @Override
    public void append(Frame ignored) {
        throw readOnly();
    }

    private ConfigurationException readOnly() {
        return new ConfigurationException(
            "the journal in " + directory.root() + " is open for reading only; open it for writing to append");
    }

    @Override
    public long durableFrame() {
        return info().lastFrame();
    }

    @Override
    public JournalReader reader() {
        return new JournalFrameReader(directory, id, false);
    }

    @Override
    public JournalReader reader(long firstFrame) {
        return JournalFrameReader.from(directory, id, false, firstFrame);
    }

    @Override
    public void force() {
        throw readOnly();
    }

    /** They can be loaded and not made. */
    @Override
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    @Override
    public synchronized JournalInfo info() {
        try {
            readOn();
        } catch (FramePrunedException e) { // nobody has asked for long
            follower.close();
            follow();
            readOn();
        }
        return progress.info();
    }

    private void readOn() {
        while (follower.next(frame)) {
            progress.appended(frame.frameNumber(), frame.firstSequence() + frame.count(), frame.length());
        }
        if (catalog.isStale(directory)) {
            catalog = Catalog.load(directory, id);
            final RetainedStart start = catalog.manifest().start();
            progress.pruned(start.frame(), start.prunedBytes() - prunedBefore);
        }
    }

    @Override
    public synchronized void close() {
        follower.close();
        checkpoints.close();
    }
}

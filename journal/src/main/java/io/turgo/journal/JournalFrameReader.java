package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import io.turgo.frame.JournalReader;
import java.nio.file.Files;
import java.util.UUID;

/**
 * Reads a journal across its files, beside its writer or without one. Every frame is checked as it is read; a sealed
 * file is also held against its manifest entry when its end is reached. Polling at the present end costs one short
 * read, and one look at the manifest's length where the writer is another process.
 */
final class JournalFrameReader implements JournalReader {
    private final JournalDirectory directory;
    private final UUID id;
    private final boolean besideWriter;
    private Catalog catalog;
    private FrameFile file;
    private CycleFile lastFile;
    private long nextFrame;
    private long nextSequence;
    private boolean unlisted;
    private boolean closed;

    /** @param besideWriter whether the journal's writer is in this process and open */
    JournalFrameReader(JournalDirectory directory, UUID id, boolean besideWriter) {
        this.directory = directory;
        this.id = id;
        this.besideWriter = besideWriter;
        catalog = Catalog.load(directory, id);
        final FrameTotals retained = catalog.sealedTotals();
        nextFrame = retained.firstFrame();
        nextSequence = retained.firstSequence();
    }

    /** A reader whose first frame is {@code frameNumber}, or the oldest one retained if that is later. */
    static JournalFrameReader from(JournalDirectory directory, UUID id, boolean besideWriter, long frameNumber) {
        final JournalFrameReader reader = new JournalFrameReader(directory, id, besideWriter);
        reader.skipSealed(frameNumber);
        reader.skipTo(frameNumber);
        return reader;
    }

    private void skipSealed(long frameNumber) {
        for (final Catalog.Entry entry : catalog.entries()) {
            if (entry.seal() == null || entry.seal().totals().nextFrame() > frameNumber) {
                return;
            }
            lastFile = entry.file();
            nextFrame = entry.seal().totals().nextFrame();
            nextSequence = entry.seal().totals().nextSequence();
        }
    }

    private void skipTo(long frameNumber) {
        final Frame skipped = new Frame(1 << 16);
        boolean more = true;
        while (more && dueFrame() < frameNumber) {
            more = next(skipped);
        }
    }

    /** The number of the frame that is to be read next. */
    long dueFrame() {
        return file == null ? nextFrame : file.tally().nextFrame();
    }

    /**
     * As the interface says.
     *
     * @throws FramePrunedException if the frame that is due has been pruned
     */
    @Override
    public boolean next(Frame frame) {
        requireOpen();
        try {
            return read(frame);
        } catch (EngineException e) {
            throw prunedOr(e);
        }
    }

    private EngineException prunedOr(EngineException failure) {
        try {
            load();
            return failure;
        } catch (EngineException later) {
            return later instanceof FramePrunedException ? later : failure;
        }
    }

    private boolean read(Frame frame) {
        while (file != null || openNext()) {
            switch (file.next(frame)) {
                case DATA -> {
                    return true;
                }
                case END -> leave();
                default -> {
                    if (unlisted) {
                        leave();
                    } else if (besideWriter || !sealedMeanwhile()) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private boolean openNext() {
        Catalog.Entry entry = catalog.after(lastFile);
        if (entry == null || !exists(entry)) {
            load();
            entry = catalog.after(lastFile);
        }
        if (entry == null) {
            return false;
        }
        try {
            file = new FrameFile(directory, entry.file(), entry.seal(), id, nextFrame, nextSequence);
            return true;
        } catch (EngineException e) {
            if (exists(entry)) {
                throw e;
            }
            return openNext(); // pruned meanwhile: what is due may be elsewhere, if the file held no frames
        }
    }

    private boolean exists(Catalog.Entry entry) {
        return !Files.notExists(directory.path(entry.file()));
    }

    /** Reads the catalog again; nothing that is due may have been pruned. */
    private void load() {
        catalog = Catalog.load(directory, id);
        if (catalog.manifest().start().frame() > dueFrame()) {
            throw new FramePrunedException(dueFrame(), catalog.manifest().start().frame());
        }
    }

    /** Looks whether the present file will not be written again: it was sealed, or is not listed any more. */
    private boolean sealedMeanwhile() {
        if (!catalog.isStale(directory)) {
            return false;
        }
        catalog = Catalog.load(directory, id);
        final Catalog.Entry entry = catalog.of(file.name());
        unlisted = entry == null;
        if (!unlisted) {
            file.seal(entry.seal());
        }
        return unlisted || entry.seal() != null;
    }

    private void leave() {
        nextFrame = file.tally().nextFrame();
        nextSequence = file.tally().nextSequence();
        lastFile = file.name();
        file.close();
        file = null;
        unlisted = false;
    }

    /** The file at whose present end the reader is, or null if that has been left. */
    FrameFile file() {
        return file;
    }

    /** What the catalog says of {@link #file()}. */
    Catalog.Entry entry() {
        return catalog.of(file.name());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        if (file != null) {
            file.close();
            file = null;
        }
    }
}

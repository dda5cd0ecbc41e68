package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import io.turgo.frame.JournalReader;
import java.util.UUID;

/**
 * A reader whose position is kept across restarts, and whose frames retention keeps until it has committed them. One
 * process at a time has a name open; that need not be the journal's writer. Belongs to one thread.
 */
public final class NamedReader implements JournalReader {
    private final String name;
    private final ReaderPositions positions;
    private final KernelLock lock;
    private final JournalFrameReader reader;
    private long committed;
    private long last;

    private NamedReader(String name, ReaderPositions positions, KernelLock lock, JournalFrameReader reader) {
        this.name = name;
        this.positions = positions;
        this.lock = lock;
        this.reader = reader;
        committed = reader.dueFrame() - 1;
        last = committed;
    }

    static NamedReader open(JournalDirectory directory, UUID id, boolean besideWriter, String name) {
        ReaderPositions.requireName(name);
        final ReaderPositions positions = new ReaderPositions(directory, id);
        final KernelLock lock = positions.lock(name);
        try {
            final long due = (positions.exists(name) ? positions.read(name) : positions.begin(name)) + 1;
            final JournalFrameReader reader = JournalFrameReader.from(directory, id, besideWriter, due);
            requireDue(name, due, reader.dueFrame());
            return new NamedReader(name, positions, lock, reader);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void requireDue(String name, long due, long found) {
        if (found > due) {
            throw new FramePrunedException(due, found);
        }
        if (found < due) {
            throw new EngineException("reader `" + name + "` has read up to frame " + (due - 1)
                + ", the journal ends with frame " + (found - 1) + ": it has lost frames that the reader acted on; "
                + "remove the reader to begin anew");
        }
    }

    /** The reader's name. */
    public String name() {
        return name;
    }

    /** The last frame that is committed; 0 if none is. */
    public long position() {
        return committed;
    }

    @Override
    public boolean next(Frame frame) {
        if (!reader.next(frame)) {
            return false;
        }
        last = frame.frameNumber();
        return true;
    }

    /**
     * Keeps durably that the frames up to the one that {@link #next} gave last are done with: they are not given again
     * after a restart, and may be deleted. Costs a forced write.
     *
     * @throws io.turgo.error.EnvironmentException if it cannot be written; the position before it stays
     */
    public void commit() {
        if (last > committed) {
            positions.write(name, last);
            committed = last;
        }
    }

    /** Ends reading; what was not committed is given again. Idempotent. */
    @Override
    public void close() {
        reader.close();
        lock.close();
    }
}

package io.turgo.frame;

import io.turgo.checkpoint.CheckpointStore;
import io.turgo.error.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A journal in memory, for tests: keeps frames over engines, so that a test can restart on it. */
public final class MemoryJournal implements Journal {
    private final UUID id = new UUID(0x5eed, 0x1e55);
    private final List<byte[]> frames = new ArrayList<>();
    private CheckpointStore checkpoints;
    private RuntimeException appendError;
    private int goodFrames;
    private int closed;
    private long sizeBytes;
    private int first = 1;
    private String catalogAtStart;
    private long nextSequence = 1;
    private long durableLimit = Long.MAX_VALUE;
    private RuntimeException forceError;

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public synchronized Durability durability() {
        return durableLimit == Long.MAX_VALUE ? Durability.PROCESS : Durability.DISK;
    }

    @Override
    public long maxFrameBytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized long nextFrameNumber() {
        return frames.size() + 1L;
    }

    @Override
    public synchronized void append(Frame frame) {
        if (appendError != null && frames.size() == goodFrames) {
            throw appendError;
        }
        final String fault = frame.fault(frame.length(), id, nextFrameNumber());
        if (fault != null || frame.firstSequence() != nextSequence) {
            throw new EngineException("appended " + fault + ", sequence " + frame.firstSequence() + " != "
                + nextSequence);
        }
        final byte[] bytes = new byte[frame.length()];
        frame.buffer().getBytes(0, bytes);
        frames.add(bytes);
        sizeBytes += bytes.length;
        nextSequence += frame.count();
    }

    @Override
    public synchronized long durableFrame() {
        if (forceError != null) {
            throw forceError;
        }
        return Math.min(frames.size(), durableLimit);
    }

    /** Makes the durability that of a disk, which has forced these frames and no more. */
    public synchronized void durableUpTo(long frame) {
        durableLimit = frame;
    }

    /** Fails at durability disk as a device does that could not take what was forced. */
    public synchronized void failForce(RuntimeException error) {
        forceError = error;
    }

    @Override
    public JournalReader reader() {
        return reader(1);
    }

    @Override
    public JournalReader reader(long firstFrame) {
        return new Reader((int) Math.max(first, firstFrame) - 1);
    }

    @Override
    public void force() {
        // memory has no disk
    }

    @Override
    public synchronized JournalInfo info() {
        return new JournalInfo(frames.isEmpty() ? 0 : first, frames.size(), nextSequence, sizeBytes);
    }

    /** Forgets the frames behind the first {@code count}: what a crash before they were written leaves. */
    public synchronized void cutAfter(int count) {
        while (frames.size() > count) {
            frames.remove(frames.size() - 1);
        }
        final Frame last = new Frame(FrameDescriptor.HEADER_LENGTH);
        nextSequence = 1;
        sizeBytes = 0;
        for (final byte[] bytes : frames) {
            last.ensureCapacity(bytes.length);
            last.buffer().putBytes(0, bytes);
            nextSequence = last.firstSequence() + last.count();
            sizeBytes += bytes.length;
        }
    }

    /** Lets the append that follows frame {@code count}, and every later one, fail. */
    public synchronized void failAfter(int count, RuntimeException error) {
        goodFrames = count;
        appendError = error;
    }

    /** Keeps checkpoints there; none by default. */
    public synchronized MemoryJournal checkpointsIn(CheckpointStore store) {
        checkpoints = store;
        return this;
    }

    @Override
    public synchronized CheckpointStore checkpoints() {
        return checkpoints;
    }

    /** How many engines have closed it. */
    public synchronized int closed() {
        return closed;
    }

    /** A journal that has the first {@code count} frames of this one. */
    public synchronized MemoryJournal copyOf(int count) {
        final MemoryJournal copy = new MemoryJournal();
        copy.frames.addAll(frames);
        copy.cutAfter(count);
        return copy;
    }

    /** Begins with the frame of that number from now on; the catalog in force there stays known. */
    public synchronized void prune(int firstFrame) {
        JournalScan.catalogs(this, 1, (frame, text) -> catalogAtStart = frame <= firstFrame ? text : catalogAtStart);
        first = firstFrame;
    }

    @Override
    public synchronized String catalogAtStart() {
        return catalogAtStart;
    }

    /** Loses the frame of that number, as a damaged disk does. */
    public synchronized void remove(int frameNumber) {
        frames.remove(frameNumber - 1);
    }

    private synchronized byte[] frame(int index) {
        return index < frames.size() ? frames.get(index) : null;
    }

    @Override
    public synchronized void close() {
        // stays readable for the next engine
        closed++;
    }

    private final class Reader implements JournalReader {
        private int next;

        Reader(int first) {
            next = first;
        }

        @Override
        public boolean next(Frame frame) {
            final byte[] bytes = frame(next);
            if (bytes == null) {
                return false;
            }
            frame.ensureCapacity(bytes.length);
            frame.buffer().putBytes(0, bytes);
            final String fault = frame.fault(bytes.length, id, next + 1L);
            if (fault != null) {
                throw new EngineException(fault);
            }
            next++;
            return true;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}

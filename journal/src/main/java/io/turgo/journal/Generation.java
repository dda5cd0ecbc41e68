package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.BufferUtil;

/**
 * A fresh Chronicle queue that this process alone appends to. Excerpts go from a finished buffer through
 * {@code writeBytes} only: Chronicle's document contexts keep their lock, or commit a half, when something fails
 * inside them. One thread appends.
 */
final class Generation implements AutoCloseable {
    /** How long Chronicle waits for a lock or an unfinished header; nobody else writes here, so: not long. */
    private static final long TIMEOUT_MS = 200;

    private final JournalDirectory directory;
    private final int number;
    private final SteppedCycle cycle;
    private final PointerBytesStore excerpt = new PointerBytesStore();
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    Generation(JournalDirectory directory, int number, long fileSizeBytes, long timeNs) {
        this.directory = directory;
        this.number = number;
        cycle = new SteppedCycle(timeNs);
        queue = SingleChronicleQueueBuilder.binary(directory.generation(number).toFile())
            .rollCycle(cycle).epoch(SteppedCycle.EPOCH_MS).timeProvider(cycle)
            .blockSize(fileSizeBytes).timeoutMS(TIMEOUT_MS).checkInterrupts(false).build();
        appender = queue.createAppender();
        // opened, appended to and closed by one thread after the other: the Journal's contract orders them
        appender.singleThreadedCheckDisabled(true);
    }

    /** Writes the probe as the first excerpt and reads it back with plain reads; returns the write position. */
    long probe(UUID id, boolean disk, long nextFrame) {
        final ByteBuffer probe = GenerationDescriptor.encode(id, number, disk, nextFrame);
        final long end = append(BufferUtil.address(probe), GenerationDescriptor.LENGTH);
        try (FrameFile file = new FrameFile(directory, currentFile(), null, id, nextFrame, 1)) {
            file.next(new Frame(GenerationDescriptor.LENGTH));
            if (file.lastPosition() == 0) {
                throw new EnvironmentException("what was written to " + currentPath() + " up to offset " + end
                    + " can be read up to offset " + file.position()
                    + " only; use a local file system for the data directory");
            }
        }
        return end;
    }

    /** Appends an excerpt and returns the offset of its end in the current file. */
    long append(long address, int length) {
        excerpt.set(address, length);
        appender.writeBytes(excerpt);
        return appender.wire().bytes().writePosition();
    }

    /** The mapping of the current file. Chronicle's types hide that a queue's wire is over mapped bytes. */
    MappedBytesStore mapping() {
        return (MappedBytesStore) (BytesStore<?, ?>) appender.wire().bytes().bytesStore();
    }

    /** Makes the next append go to a new file. */
    void roll(long timeNs) {
        cycle.step(timeNs);
    }

    /** The file that begins when the next append does, before the first one. */
    Path firstPath() {
        return path(cycle.fileName());
    }

    /** The file that begins with the next append after a {@link #roll} at that time. */
    Path pathAfter(long timeNs) {
        return path(cycle.fileNameAfter(timeNs));
    }

    private Path path(String name) {
        return directory.path(new CycleFile(number, name + JournalDirectory.FILE_SUFFIX));
    }

    CycleFile currentFile() {
        return new CycleFile(number, appender.currentFile().getName());
    }

    Path currentPath() {
        return directory.path(currentFile());
    }

    int number() {
        return number;
    }

    @Override
    public void close() {
        Closeable.closeQuietly(appender, queue);
    }
}

package io.turgo.journal;

import java.nio.file.Path;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.io.Closeable;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * A fresh Chronicle queue that this process alone appends to. Excerpts go from a finished buffer through
 * {@code writeBytes} only: Chronicle's document contexts keep their lock, or commit a half, when something fails
 * inside them.
 */
final class ChronicleLog implements ExcerptLog {
    /** How long Chronicle waits for a lock or an unfinished header; nobody else writes here, so: not long. */
    private static final long TIMEOUT_MS = 200;

    private final PointerBytesStore excerpt = new PointerBytesStore();
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;

    ChronicleLog(Path directory, long fileSizeBytes, SteppedCycle cycle) {
        queue = SingleChronicleQueueBuilder.binary(directory.toFile())
            .rollCycle(cycle).epoch(SteppedCycle.EPOCH_MS).timeProvider(cycle)
            .blockSize(fileSizeBytes).timeoutMS(TIMEOUT_MS).checkInterrupts(false).build();
        appender = queue.createAppender();
        // opened, appended to and closed by one thread after the other: the Journal's contract orders them
        appender.singleThreadedCheckDisabled(true);
    }

    @Override
    public long append(long address, int length) {
        excerpt.set(address, length);
        appender.writeBytes(excerpt);
        return appender.wire().bytes().writePosition();
    }

    /** Chronicle's types hide that a queue's wire is over mapped bytes. */
    @Override
    public MappedBytesStore mapping() {
        return (MappedBytesStore) (BytesStore<?, ?>) appender.wire().bytes().bytesStore();
    }

    @Override
    public String fileName() {
        return appender.currentFile().getName();
    }

    @Override
    public void close() {
        Closeable.closeQuietly(appender, queue);
    }
}

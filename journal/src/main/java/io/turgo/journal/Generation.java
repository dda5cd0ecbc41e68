package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import net.openhft.chronicle.bytes.MappedBytesStore;
import org.agrona.BufferUtil;

/** A fresh directory of excerpt files that this process alone appends to. One thread appends. */
final class Generation implements AutoCloseable {
    private final JournalDirectory directory;
    private final int number;
    private final SteppedCycle cycle;
    private final ExcerptLog log;

    Generation(JournalDirectory directory, int number, long fileSizeBytes, long timeNs) {
        this.directory = directory;
        this.number = number;
        cycle = new SteppedCycle(timeNs);
        log = ExcerptLog.open(directory.generation(number), fileSizeBytes, cycle);
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
        return log.append(address, length);
    }

    /** The mapping of the current file, or null if it is not mapped. */
    MappedBytesStore mapping() {
        return log.mapping();
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
        return new CycleFile(number, log.fileName());
    }

    Path currentPath() {
        return directory.path(currentFile());
    }

    int number() {
        return number;
    }

    @Override
    public void close() {
        log.close();
    }
}

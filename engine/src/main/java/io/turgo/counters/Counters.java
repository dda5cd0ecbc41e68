package io.turgo.counters;

import io.turgo.error.ConfigurationException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.agrona.BufferUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/**
 * The writing side of an engine's counters, in a mapped file that other processes read with {@link CountersView}, or in
 * memory where there is no data directory.
 * <p>
 * Counters are handed out at start, by any thread. Each is then written by one thread with {@code incrementRelease}
 * and {@code getAndAddRelease} (plain loads, ordered stores, no locked instruction) and may be read by any.
 * <p>
 * <b>Close last.</b> Closing unmaps the file; a counter touched after that ends the process. So every thread that
 * holds one must have ended. {@link ErrorLog} and the views are safe to use at any time.
 */
public final class Counters implements AutoCloseable {
    private final Path file;
    private final ByteBuffer buffer;
    private final CountersRegion region;
    private final CountersManager allocator;
    private final AtomicCounter[] engineCounters = new AtomicCounter[EngineCounter.count()];
    private final Map<String, Integer> stageCounterIds = new HashMap<>();
    private final ErrorLog errorLog;
    private boolean closed;

    private Counters(Path file, ByteBuffer buffer) {
        this.file = file;
        this.buffer = buffer;
        this.region = new CountersRegion(name(file), buffer);
        this.allocator = new CountersManager(region.metadata(), region.values(), StandardCharsets.UTF_8);
        for (final EngineCounter counter : EngineCounter.values()) {
            engineCounters[counter.id()] = allocate(counter.label(), CountersDescriptor.ENGINE_TYPE_ID);
        }
        this.errorLog = new ErrorLog(region.errors(), engineCounters[EngineCounter.ERRORS.id()]);
    }

    /**
     * Makes the file anew, all counters 0. A file of an earlier run is replaced; readers that still map it keep it.
     *
     * @throws io.turgo.error.EnvironmentException if the file cannot be made
     */
    public static Counters inFile(Path file, CountersSettings settings) {
        return new Counters(file, CountersFile.create(file, settings));
    }

    /** Makes counters that only {@link #view()} can read. */
    public static Counters inMemory(CountersSettings settings) {
        final ByteBuffer memory =
            BufferUtil.allocateDirectAligned(settings.fileLength(), CountersDescriptor.HEADER_LENGTH);
        CountersRegion.format(memory, settings);
        return new Counters(null, memory);
    }

    /** One of the engine's counters, the same object at every call. Any thread, until closed. */
    public synchronized AtomicCounter counter(EngineCounter counter) {
        checkOpen();
        return engineCounters[counter.id()];
    }

    /**
     * Allocates a counter of a stage, 0 at first. Any thread, at start.
     *
     * @param stage name of the stage, not empty
     * @param what  what is counted, such as {@code records-in}; not empty and without
     *              {@link CountersDescriptor#STAGE_SEPARATOR}
     * @throws ConfigurationException if a name is empty, too long or taken, or if there is no room
     */
    public synchronized AtomicCounter stageCounter(String stage, String what) {
        checkOpen();
        final String label = stageLabel(stage, what);
        final Integer taken = stageCounterIds.get(label);
        if (taken != null) {
            throw new ConfigurationException("counter " + label + " is there already (id=" + taken
                + ") and a counter has one writer, give each stage a name of its own");
        }
        if (allocator.available() == 0) {
            throw new ConfigurationException("counter " + label + ": all " + allocator.capacity()
                + " counters are taken, raise " + CountersSettings.MAX_COUNTERS_PROPERTY);
        }
        final AtomicCounter counter = allocate(label, CountersDescriptor.STAGE_TYPE_ID);
        stageCounterIds.put(label, counter.id());
        return counter;
    }

    private static String stageLabel(String stage, String what) {
        if (stage.isEmpty() || what.isEmpty() || what.indexOf(CountersDescriptor.STAGE_SEPARATOR) >= 0) {
            throw new ConfigurationException("stage counter stage=\"" + stage + "\", what=\"" + what
                + "\": neither may be empty, and what may not hold a '" + CountersDescriptor.STAGE_SEPARATOR
                + "'; rename it");
        }
        final String label = stage + CountersDescriptor.STAGE_SEPARATOR + what;
        final int labelBytes = label.getBytes(StandardCharsets.UTF_8).length;
        if (labelBytes > CountersDescriptor.MAX_LABEL_BYTES) {
            throw new ConfigurationException("counter label=" + labelBytes + " bytes > "
                + CountersDescriptor.MAX_LABEL_BYTES + " (" + label + "), shorten the name of the stage");
        }
        return label;
    }

    /** The counter does not know the allocator: closing it by mistake must not free its place for another. */
    private AtomicCounter allocate(String label, int typeId) {
        return new AtomicCounter(region.values(), allocator.allocate(label, typeId));
    }

    /** Where errors go. Any thread; after closing it only returns false. */
    public ErrorLog errorLog() {
        return errorLog;
    }

    /** A view of these counters with a mapping of its own, to be closed by the caller. Any thread, until closed. */
    public synchronized CountersView view() {
        checkOpen();
        return file == null ? CountersView.of(name(null), buffer) : CountersView.open(file);
    }

    private static String name(Path file) {
        return file == null ? "(in memory)" : file.toString();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("counters " + name(file) + " are closed, ask for them before closing");
        }
    }

    /** Unmaps the file, which stays for readers; does nothing the second time. See the class for when to call it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        errorLog.close();
        if (buffer instanceof MappedByteBuffer mapped && file != null) {
            IoUtil.unmap(mapped);
        }
    }
}

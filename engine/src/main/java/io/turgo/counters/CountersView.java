package io.turgo.counters;

import io.turgo.error.ConfigurationException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.IoUtil;
import org.agrona.concurrent.errors.ErrorLogReader;
import org.agrona.concurrent.status.CountersReader;

/**
 * The reading side of an engine's counters, in the engine's process or in any other on the machine. It never writes,
 * and never makes the engine wait. Each value is read whole; values are not from one instant. Any thread.
 */
public final class CountersView implements AutoCloseable {
    private final String name;
    private final Runnable release;
    private final CountersRegion region;
    private final CountersReader reader;
    private boolean closed;

    private CountersView(String name, CountersRegion region, Runnable release) {
        this.name = name;
        this.release = release;
        this.region = region;
        this.reader = new CountersReader(region.metadata(), region.values(), StandardCharsets.UTF_8);
    }

    /**
     * Maps a counters file for reading. The engine that wrote it may be running or gone: see {@link #pid()}.
     *
     * @throws io.turgo.error.EnvironmentException if the file cannot be opened
     * @throws ConfigurationException              if it is not a counters file, of another major version or cut short
     */
    public static CountersView open(Path file) {
        final MappedByteBuffer mapped = CountersFile.open(file);
        try {
            return new CountersView(
                file.toString(), new CountersRegion(file.toString(), mapped), () -> IoUtil.unmap(mapped));
        } catch (ConfigurationException e) {
            IoUtil.unmap(mapped);
            throw e;
        }
    }

    /** A view of memory that the garbage collector takes care of. */
    static CountersView of(String name, ByteBuffer memory) {
        return new CountersView(name, new CountersRegion(name, memory), () -> { });
    }

    /** All counters by id: the engine's, then the stages' in the order in which they were allocated. */
    public synchronized List<CounterReading> readings() {
        checkOpen();
        final List<CounterReading> readings = new ArrayList<>();
        reader.forEach((value, id, label) -> readings.add(new CounterReading(id, label, value)));
        return readings;
    }

    /**
     * One of the engine's counters.
     *
     * @throws ConfigurationException if the file was written by a version that did not have it yet
     */
    public synchronized long value(EngineCounter counter) {
        checkOpen();
        final int id = counter.id();
        if (id > reader.maxCounterId() || reader.getCounterState(id) != CountersReader.RECORD_ALLOCATED
            || reader.getCounterTypeId(id) != CountersDescriptor.ENGINE_TYPE_ID) {
            throw new ConfigurationException("counters file " + name + ": format " + CountersDescriptor.MAJOR + "."
                + region.minor() + " has no " + counter.label() + ", it came with a later one (this is "
                + CountersDescriptor.MAJOR + "." + CountersDescriptor.MINOR + "); upgrade the engine that writes it");
        }
        return reader.getCounterValue(id);
    }

    /** The distinct errors recorded so far, in the order in which they were first seen. */
    public synchronized List<ErrorObservation> errors() {
        checkOpen();
        final List<ErrorObservation> observations = new ArrayList<>();
        ErrorLogReader.read(region.errors(), (count, firstEpochMs, lastEpochMs, text) ->
            observations.add(new ErrorObservation(count, firstEpochMs, lastEpochMs, text)));
        return observations;
    }

    /** Id of the process that wrote the file. */
    public synchronized long pid() {
        checkOpen();
        return region.pid();
    }

    /** Start time of the process that wrote the file, in epoch nanoseconds. */
    public synchronized long startTimeNs() {
        checkOpen();
        return region.startTimeNs();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the view of counters " + name + " is closed, open another");
        }
    }

    /** Unmaps the file; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }
}

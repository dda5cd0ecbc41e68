package io.turgo.daemon.http;

import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.daemon.RunObserver;
import io.turgo.daemon.stat.DirectoryFigures;
import io.turgo.daemon.stat.Reading;
import io.turgo.engine.Engine;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * How a run stands, for those who ask over HTTP: its phase, and a reading of its counters for each of the last seconds.
 * Any thread.
 */
final class RunState implements RunObserver, AutoCloseable {
    /** How many readings are kept, one a second. */
    static final int KEPT = 300;

    private final EpochNanoClock clock = new SystemEpochNanoClock();
    private final String name;
    private final Path data;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private DirectoryFigures files = DirectoryFigures.NONE;
    private CountersView counters;
    private Engine engine;
    private String phase = "starting";
    private volatile boolean closing;

    /**
     * @param name of the pipeline
     * @param data its data directory, or null
     */
    RunState(String name, Path data) {
        this.name = name;
        this.data = data;
    }

    String name() {
        return name;
    }

    @Override
    public synchronized void recovering(long done, long total) {
        phase = "recovering, " + done + " of " + total + " records of the journal";
    }

    @Override
    public synchronized void started(Engine started) {
        engine = started;
        counters = started.counters();
        phase = "running";
        sample();
    }

    @Override
    public synchronized void ending() {
        phase = "ending";
    }

    /** Nobody is to be kept waiting any more. */
    void closing() {
        closing = true;
    }

    /** Whether those who wait for something are to go. */
    boolean isClosing() {
        return closing;
    }

    /** Reads the counters once more. To be called once a second. */
    synchronized void sample() {
        if (counters == null) {
            return;
        }
        readings.addLast(Reading.of(counters, clock.nanoTime()));
        if (readings.size() > KEPT) {
            readings.removeFirst();
        }
        files = data == null ? DirectoryFigures.NONE : DirectoryFigures.of(data);
    }

    /** In words. */
    synchronized String phase() {
        return phase;
    }

    /** Why the pipeline does not take in records, in words; null if it does. */
    synchronized String notReady() {
        if (!phase.equals("running")) {
            return phase;
        }
        final Reading last = readings.peekLast();
        return last != null && last.value(EngineCounter.PAUSED) > 0
            ? "paused, " + last.value(EngineCounter.PAUSED) + " parts wait for room on a full disk" : null;
    }

    /** The engine, or null before it is up. */
    synchronized Engine engine() {
        return engine;
    }

    /** What there is to see: empty before the engine is up, else at least one. */
    synchronized List<Reading> readings() {
        return new ArrayList<>(readings);
    }

    synchronized DirectoryFigures files() {
        return files;
    }

    @Override
    public synchronized void close() {
        if (counters != null) {
            counters.close();
            counters = null;
        }
    }
}

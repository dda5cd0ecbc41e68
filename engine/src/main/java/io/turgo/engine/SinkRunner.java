package io.turgo.engine;

import io.turgo.counters.EngineCounter;
import io.turgo.counters.StageLatency;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.error.EngineException;
import io.turgo.error.TurgoException;
import io.turgo.record.Row;
import io.turgo.record.RowHash;
import io.turgo.stage.Cause;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs one sink on its thread: drops what the sink holds already, hashes every output in order, and commits at the end
 * of a batch.
 */
final class SinkRunner implements EgressPort, AutoCloseable {
    private final String name;
    private final Sink sink;
    private final OutputId held;
    private final long fromSequence;
    private final RowHash rowHash;
    private final RoomWait room;
    private final StageLatency latency;
    private final NanoClock clock;
    private final AtomicCounter written;
    private final AtomicCounter suppressed;
    private final AtomicCounter writtenTotal;
    private final AtomicCounter suppressedTotal;
    private long hash;
    private long writtenCount;
    private long suppressedCount;
    private long shownSuppressed;
    private boolean dirty;

    /**
     * @param held the id of the last output that the sink holds
     * @param room what the sink waits by where its disk is full
     */
    SinkRunner(String name, Sink sink, OutputId held, long fromSequence, RowHash rowHash, RoomWait room,
        Instruments instruments) {
        this.name = name;
        this.sink = sink;
        this.held = held;
        this.fromSequence = fromSequence;
        this.rowHash = rowHash;
        this.room = room;
        latency = instruments.latency(name);
        clock = instruments.clock();
        written = instruments.counter(name, "out");
        suppressed = instruments.counter(name, "suppressed");
        writtenTotal = instruments.counter(EngineCounter.EVENTS_OUT);
        suppressedTotal = instruments.counter(EngineCounter.OUTPUTS_SUPPRESSED);
    }

    @Override
    public void offer(Cause cause, int ordinal, Row row) {
        write(cause.sequence(), cause.control(), ordinal, row, cause.sendTimeNs());
    }

    void write(long sequence, long control, int ordinal, Row row, long sendTimeNs) {
        hash = RowHash.mix(hash + rowHash.of(row));
        if (!held.isBefore(sequence, control, ordinal) || sequence < fromSequence) {
            suppressedCount++;
            return;
        }
        try {
            sink.write(sequence, control, ordinal, row);
        } catch (final RuntimeException | Error e) {
            throw failure("write output " + new OutputId(sequence, control, ordinal), e);
        }
        writtenCount++;
        dirty = true;
        if (sendTimeNs != 0) {
            latency.record(clock.nanoTime() - sendTimeNs);
        }
    }

    /** Commits what has been written since the last time, if anything. */
    void commit() {
        if (dirty) {
            commitSlowPath();
        } else if (suppressedCount != shownSuppressed) {
            publishCounts();
        }
    }

    private void commitSlowPath() {
        dirty = false;
        try {
            sink.commit();
        } catch (final RuntimeException | Error e) {
            throw failure("commit", e);
        }
        room.found();
        publishCounts();
    }

    private void publishCounts() {
        shownSuppressed = suppressedCount;
        writtenTotal.getAndAdd(writtenCount - written.get());
        suppressedTotal.getAndAdd(suppressedCount - suppressed.get());
        written.setRelease(writtenCount);
        suppressed.setRelease(suppressedCount);
    }

    private RuntimeException failure(String what, Throwable e) {
        return new SinkFailure(e instanceof TurgoException ? (TurgoException) e
            : new EngineException("sink `" + name + "` failed to " + what + ": " + e, e));
    }

    @Override
    public void close() {
        publishCounts();
        sink.close();
    }

    String name() {
        return name;
    }

    /** The hash of all outputs so far, in order, held ones included. The sink's thread, or after it has ended. */
    long hash() {
        return hash;
    }

    /** How many outputs were written by this run. The sink's thread, or after it has ended. */
    long writtenCount() {
        return writtenCount;
    }

    /** How many outputs the sink held already. The sink's thread, or after it has ended. */
    long suppressedCount() {
        return suppressedCount;
    }
}

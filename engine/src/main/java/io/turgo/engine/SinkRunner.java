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
    private static final String SINK = "sink";
    private static final String HASH = "hash";
    private static final String OUTPUTS = "outputs";
    private static final String SEQUENCE = "sequence";
    private static final String CONTROL = "control";
    private static final String ORDINAL = "ordinal";

    private final String name;
    private final Sink sink;
    private final OutputId held;
    private final long fromSequence;
    private final RowHash rowHash;
    private final RoomWait room;
    private final StageLatency latency;
    private final Instruments instruments;
    private final NanoClock clock;
    private final AtomicCounter written;
    private final AtomicCounter suppressed;
    private final AtomicCounter writtenTotal;
    private final AtomicCounter suppressedTotal;
    private final CheckpointPart checkpoint = new CheckpointPart(this::note);
    private OutputId cutOver = OutputId.NONE;
    private long hash;
    private long lastSequence = OutputId.NONE.sequence();
    private long lastControl = OutputId.NONE.control();
    private int lastOrdinal = OutputId.NONE.ordinal();
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
        this.instruments = instruments;
        clock = instruments.clock();
        written = instruments.counter(name, "out");
        suppressed = instruments.counter(name, "suppressed");
        writtenTotal = instruments.counter(EngineCounter.EVENTS_OUT);
        suppressedTotal = instruments.counter(EngineCounter.OUTPUTS_SUPPRESSED);
    }

    /** What checkpoints get from here: how far the outputs are, and that they are committed. */
    CheckpointPart checkpoint() {
        return checkpoint;
    }

    @Override
    public void barrier(Cause cause, long number) {
        barrier(number);
    }

    /** Commits, and confirms to the checkpoint of that number all outputs caused before it. */
    void barrier(long number) {
        commit();
        checkpoint.open(number);
    }

    private void note(KeptNumbers numbers) {
        numbers.put(SINK, name, HASH, hash);
        numbers.put(SINK, name, OUTPUTS, writtenCount + suppressedCount);
        numbers.put(SINK, name, SEQUENCE, lastSequence);
        numbers.put(SINK, name, CONTROL, lastControl);
        numbers.put(SINK, name, ORDINAL, lastOrdinal);
    }

    /** Goes on behind a checkpoint. Before the thread starts. */
    void restore(KeptNumbers numbers) {
        hash = numbers.get(SINK, name, HASH, 0);
        suppressedCount = numbers.get(SINK, name, OUTPUTS, 0);
        final OutputId last = lastOutput(numbers, name);
        lastSequence = last.sequence();
        lastControl = last.control();
        lastOrdinal = last.ordinal();
    }

    /** The id of the last output that a sink had confirmed to a checkpoint. */
    static OutputId lastOutput(KeptNumbers numbers, String sink) {
        return new OutputId(numbers.get(SINK, sink, SEQUENCE, OutputId.NONE.sequence()),
            numbers.get(SINK, sink, CONTROL, OutputId.NONE.control()),
            (int) numbers.get(SINK, sink, ORDINAL, OutputId.NONE.ordinal()));
    }

    /** The hash of a sink's outputs up to a checkpoint. */
    static long hash(KeptNumbers numbers, String sink) {
        return numbers.get(SINK, sink, HASH, 0);
    }

    /** Whether a checkpoint knows the sink. */
    static boolean isIn(KeptNumbers numbers, String sink) {
        return numbers.has(SINK, sink, HASH);
    }

    @Override
    public void offer(Cause cause, int ordinal, Row row) {
        write(cause.sequence(), cause.control(), ordinal, row, cause.sendTimeNs());
    }

    void write(long sequence, long control, int ordinal, Row row, long sendTimeNs) {
        hash = RowHash.mix(hash + rowHash.of(row));
        final boolean isHeld = !held.isBefore(sequence, control, ordinal);
        final boolean isLeftOut = !cutOver.isBefore(sequence, control, ordinal) || sequence < fromSequence;
        if (isHeld || !isLeftOut) {
            lastSequence = sequence;
            lastControl = control;
            lastOrdinal = ordinal;
        }
        if (isHeld || isLeftOut) {
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

    /**
     * Writes no outputs up to that one: a pipeline with other logic had to make them. The intake's thread, before it
     * dispatches the first that is behind it; outputs that are on their way are at or before both the old and the new.
     */
    void beginBehind(OutputId output) {
        cutOver = output;
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
        instruments.outputs();
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

package io.turgo.engine;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.counters.EngineCounter;
import io.turgo.error.NoSpaceException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes checkpoints: opens one in the store, asks the intake for a barrier, puts away what the parts hand over behind
 * it, and publishes when all of them, sinks included, are through and the journal is forced that far. The pipeline goes
 * on meanwhile. Belongs to the checkpoint's thread; when that has ended, {@link #atClose} to the one that closes.
 */
final class CheckpointTask implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTask.class);
    /** A batch's room is free when all of it is put away, in tenths of a millisecond: rows may wait for it. */
    private static final int DRAIN_LIMIT = 256;

    private final Wiring wiring;
    private final Schedule schedule;
    private final CheckpointSummary summary;
    private final Instruments instruments;
    private final NanoClock clock;
    private CheckpointWriter writer;
    private long number;
    private long startedNs;
    private boolean toldOfFullDisk;
    private boolean givenUp;
    private volatile long requested;
    private volatile long published;
    private volatile long demanded;

    /**
     * What a checkpoint is made of.
     *
     * @param tables        what the store keeps, in the order of their numbers
     * @param parts         all that must be through, the intake's own first
     * @param live          whether the engine takes live records
     * @param stopping      whether no new checkpoint is to be begun
     * @param intakeHasDone whether the intake will open no more barriers
     * @param pause         waits for so many nanoseconds
     * @param full          what to do where there is no room, while the engine runs
     */
    record Wiring(
        CheckpointStore store, List<TableShape> tables, List<CheckpointPart> parts, BooleanSupplier live,
        BooleanSupplier stopping, BooleanSupplier intakeHasDone, LongConsumer pause, DiskFull full) {
        /** A full disk is the engine's end, unless that has come already. */
        boolean endsWithoutRoom() {
            return full == DiskFull.STOP && !stopping.getAsBoolean();
        }
    }

    CheckpointTask(Wiring wiring, Schedule schedule, CheckpointSummary summary, Instruments instruments) {
        this.wiring = wiring;
        this.schedule = schedule;
        this.summary = summary;
        this.instruments = instruments;
        clock = instruments.clock();
    }

    /** The number of the barrier that is asked for, the last one until then. Any thread. */
    long requested() {
        return requested;
    }

    /** Asks for a checkpoint of at least what is journaled now; gives its number. Any thread. */
    long demand() {
        synchronized (this) {
            demanded = requested + 1;
            return demanded;
        }
    }

    /** The number of the newest published checkpoint of this run. Any thread. */
    long published() {
        return published;
    }

    @Override
    public int work() {
        if (writer != null) {
            return collectOrGiveUp();
        }
        return wiring.live.getAsBoolean() && !wiring.stopping.getAsBoolean() && isDue() && begin() ? 1 : 0;
    }

    private boolean isDue() {
        return schedule.isDue(clock.nanoTime(), demanded > requested);
    }

    /** Room is made in the store before the barrier: where there is none, nothing has changed. */
    private boolean begin() {
        startedNs = clock.nanoTime();
        try {
            writer = wiring.store.begin(wiring.tables);
        } catch (final NoSpaceException e) {
            if (wiring.endsWithoutRoom()) {
                throw e;
            }
            tellOfFullDisk(e);
            schedule.refused(startedNs);
            return false;
        }
        synchronized (this) {
            number = requested + 1;
            requested = number;
        }
        return true;
    }

    /**
     * An engine that stops does not wait for room. What is on its way to the checkpoint is still taken, as other
     * threads wait for that.
     */
    private int collectOrGiveUp() {
        try {
            return collect();
        } catch (final NoSpaceException full) {
            if (wiring.endsWithoutRoom()) {
                throw full;
            }
            LOG.warn("the engine ends without a last checkpoint: {}; the next start replays the journal from behind "
                + "the one before", full.getMessage());
            writer.abandon();
            writer = NoCheckpoint.INSTANCE;
            givenUp = true;
            return 1;
        }
    }

    private int collect() {
        final int drained = drain(patientWriter());
        if (isComplete()) {
            end(patientWriter());
            return 1;
        }
        if (wiring.intakeHasDone.getAsBoolean() && !wiring.parts.get(0).hasEntered(number)) {
            abandon();
        }
        return drained;
    }

    private PatientWriter patientWriter() {
        return new PatientWriter(writer, this::mayWaitForRoom, wiring.pause);
    }

    private boolean mayWaitForRoom(NoSpaceException full) {
        if (wiring.endsWithoutRoom()) {
            return false;
        }
        tellOfFullDisk(full);
        return !wiring.stopping.getAsBoolean();
    }

    private void tellOfFullDisk(NoSpaceException full) {
        if (!toldOfFullDisk) {
            toldOfFullDisk = true;
            LOG.warn("no checkpoint for now: {}; the journal goes on, a restart takes longer until then",
                full.getMessage());
        }
    }

    private boolean isComplete() {
        for (final CheckpointPart part : wiring.parts) {
            if (!part.isComplete(number)) {
                return false;
            }
        }
        return true;
    }

    private int drain(CheckpointWriter target) {
        int drained = 0;
        for (final CheckpointPart part : wiring.parts) {
            drained += part.drainTo(target, DRAIN_LIMIT);
        }
        return drained;
    }

    private void end(CheckpointWriter target) {
        if (givenUp) {
            writer = null;
        } else {
            publish(target);
        }
    }

    private void publish(CheckpointWriter target) {
        final CheckpointManifest manifest = summary.of(wiring.tables, wiring.parts);
        summary.putSymbols(target, manifest);
        summary.forceJournal();
        target.publish(manifest);
        writer = null;
        toldOfFullDisk = false;
        published = number;
        final long nowNs = clock.nanoTime();
        schedule.published(nowNs, manifest);
        instruments.counter(EngineCounter.CHECKPOINTS).getAndAdd(1);
        instruments.counter(EngineCounter.CHECKPOINT_FRAME).setRelease(manifest.frame());
        instruments.counter(EngineCounter.CHECKPOINT_NS).setRelease(nowNs - startedNs);
        LOG.debug("checkpoint of {} rows behind frame {} in {} ms", summary.rows(manifest), manifest.frame(),
            TimeUnit.NANOSECONDS.toMillis(nowNs - startedNs));
    }

    private void abandon() {
        writer.abandon();
        writer = null;
    }

    @Override
    public boolean finished() {
        return wiring.stopping.getAsBoolean() && writer == null;
    }

    @Override
    public void finish() {
        // a checkpoint that was begun has been published or given up
    }

    /** Makes the last checkpoint, of an engine at rest; none if nothing has come since the one before. */
    void atClose() {
        if (givenUp || schedule.isUpToDate() || !begin()) {
            return;
        }
        try {
            wiring.parts.forEach(part -> part.open(number));
            while (!isComplete()) {
                for (final CheckpointPart part : wiring.parts) {
                    part.handOver(DRAIN_LIMIT);
                    part.drainTo(writer, DRAIN_LIMIT);
                }
            }
            publish(writer);
        } catch (final NoSpaceException e) {
            tellOfFullDisk(e);
            abandon();
        }
    }

    /** Gives up what is in the making. When the thread has ended. */
    void close() {
        if (writer != null) {
            abandon();
        }
    }
}

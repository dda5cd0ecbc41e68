package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;

/**
 * One of the workers behind a ring: goes over all slots and runs its copies of the stages on its own rows and on
 * control records, and on every watermark, whoever's row moves it. The rows stay in their slots. A failure is only
 * noted here, for the merging thread to raise when everything before it has gone its way: so the first one in the
 * order of the journal ends the engine, not the first in time. Belongs to the worker.
 */
final class ShardTask implements Task {
    private static final int MAX_BATCH = 256;

    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final BooleanSupplier upstreamDone;
    private final int worker;
    private final SegmentRunner stages;
    private final Outbox outbox;
    private final Runnable endOfBatch;
    private final Slot slot = new Slot();
    private volatile Failure failure;

    /**
     * @param upstreamDone whether the thread before this one has published its last slot
     * @param worker       the number of this worker
     * @param endOfBatch   called after each batch, before the merging thread sees it
     */
    ShardTask(
        SlotRing ring, SlotRing.Consumer consumer, BooleanSupplier upstreamDone, int worker, SegmentRunner stages,
        Outbox outbox, Runnable endOfBatch) {
        this.ring = ring;
        this.consumer = consumer;
        this.upstreamDone = upstreamDone;
        this.worker = worker;
        this.stages = stages;
        this.outbox = outbox;
        this.endOfBatch = endOfBatch;
    }

    /**
     * What a worker has failed at.
     *
     * @param number      of the slot
     * @param onWatermark whether on the slot's watermark, and not on the slot itself
     */
    record Failure(long number, boolean onWatermark, StageFailedException cause) {
        boolean isBefore(Failure other) {
            return other == null || !onWatermark && other.onWatermark;
        }
    }

    @Override
    public int work() {
        final long first = consumer.next();
        final long last = Math.min(consumer.available(), first + MAX_BATCH - 1);
        if (last < first) {
            return 0;
        }
        long next = first;
        try {
            for (; next <= last; next++) {
                ring.wrap(slot, next);
                handle(next);
            }
        } catch (final StageFailedException e) {
            handOn(next - 1);
            failure = new Failure(next, outbox.onWatermark(), e);
            throw new StoppedException();
        }
        handOn(last);
        return (int) (last - first + 1);
    }

    private void handle(long number) {
        final boolean all = !slot.isData();
        outbox.startOf(number, all);
        if (all || slot.worker() == worker) {
            stages.work(slot);
            outbox.watermark();
            stages.follow(slot);
        } else {
            outbox.watermark();
            stages.pass(slot);
        }
    }

    private void handOn(long last) {
        endOfBatch.run();
        consumer.done(last);
    }

    /** Whether the worker is done with the slot of that number. Any thread. */
    boolean hasPassed(long number) {
        return ring.hasPassed(consumer, number);
    }

    /** What the worker has failed at, or null. Any thread. */
    Failure failure() {
        return failure;
    }

    SlotRing.Consumer consumer() {
        return consumer;
    }

    @Override
    public boolean finished() {
        return upstreamDone.getAsBoolean();
    }

    @Override
    public void finish() {
        // every batch has been handed on
    }
}

package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.ring.SlotRing;
import io.turgo.stage.Cause;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The thread behind the workers of a ring: rows in their slots are in their one order already, those that workers
 * have made are put into it, and all go on as they would on one thread. A slot comes here when all workers have
 * passed it, so this is where all of them are known to stand at the same place of the journal.
 */
final class MergeTask implements Task {
    private static final int MAX_BATCH = 256;

    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final BooleanSupplier workersDone;
    private final Merge merge;
    private final SegmentChild[] children;
    private final Cause cause;
    private final SlotHandler behind;
    private final Runnable endOfBatch;
    private final Slot slot = new Slot();
    private long watermarkNs = Long.MIN_VALUE;

    /**
     * @param consumer    behind all workers
     * @param workersDone whether all workers have ended
     * @param children    the segments behind the workers' stages
     * @param cause       set by this for those segments
     * @param behind      what is done with a slot when the workers' rows are sent on
     * @param endOfBatch  called after each batch, before the next thread sees it
     */
    MergeTask(
        SlotRing ring, SlotRing.Consumer consumer, BooleanSupplier workersDone, Merge merge,
        List<SegmentChild> children, Cause cause, SlotHandler behind, Runnable endOfBatch) {
        this.ring = ring;
        this.consumer = consumer;
        this.workersDone = workersDone;
        this.merge = merge;
        this.children = children.toArray(SegmentChild[]::new);
        this.cause = cause;
        this.behind = behind;
        this.endOfBatch = endOfBatch;
    }

    /** Goes on behind a watermark that a checkpoint has. Before the thread starts. */
    void restore(long watermark) {
        watermarkNs = watermark;
    }

    @Override
    public int work() {
        final long first = consumer.next();
        final long available = consumer.available();
        if (available >= first) {
            merge.passedByAll(available);
            return batch(first, Math.min(available, first + MAX_BATCH - 1));
        }
        return merge.isWaitedFor(first) ? batch(first, first) : 0;
    }

    private int batch(long first, long last) {
        long next = first;
        try {
            for (; next <= last; next++) {
                ring.wrap(slot, next);
                handle(next);
            }
        } catch (final StageFailedException e) {
            handOn(next - 1);
            throw e;
        }
        handOn(last);
        return (int) (last - first + 1);
    }

    private void handle(long number) {
        cause.set(slot.row().sequence(), slot.control(), slot.frame(), slot.sendTimeNs());
        merge.sendOn(number, MadeRow.ON_WATERMARK);
        if (!slot.isData()) {
            control();
        }
        merge.sendOn(number, MadeRow.END);
        if (slot.watermarkNs() > watermarkNs) {
            watermarkNs = slot.watermarkNs();
            for (final SegmentChild child : children) {
                child.watermark(watermarkNs);
            }
        }
        behind.handle(slot);
    }

    private void control() {
        final SlotKind kind = slot.kind();
        for (final SegmentChild child : children) {
            if (kind == SlotKind.TICK) {
                child.tick(slot.position());
            } else if (kind == SlotKind.REFERENCE) {
                child.reference(slot);
            } else if (kind == SlotKind.BARRIER) {
                child.barrier(slot.position());
            }
        }
    }

    /** What is before a failed record still goes its way. */
    private void handOn(long last) {
        endOfBatch.run();
        consumer.done(last);
    }

    @Override
    public boolean finished() {
        return workersDone.getAsBoolean();
    }

    @Override
    public void finish() {
        // every batch has been handed on
    }
}

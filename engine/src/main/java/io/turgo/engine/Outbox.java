package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Where one worker puts the rows that its stages make, in the order in which it makes them, for the merging thread.
 * While it is full the worker waits, having told first how far it is: the merging thread can then come to its rows.
 * Belongs to the worker.
 */
final class Outbox {
    private static final long UNCLAIMED = -1L;

    private final SlotRing ring;
    private final IdleStrategy idle;
    private final Lifecycle lifecycle;
    private final BooleanSupplier abandoned;
    private final LongConsumer progress;
    private final Slot slot = new Slot();
    private long claimed = UNCLAIMED;
    private long number;
    private int phase;
    private boolean ordered;

    /**
     * @param abandoned whether the thread that takes rows off has ended
     * @param progress  is told the number of the last slot that the worker is done with
     */
    Outbox(SlotRing ring, IdleStrategy idle, Lifecycle lifecycle, BooleanSupplier abandoned, LongConsumer progress) {
        this.ring = ring;
        this.idle = idle;
        this.lifecycle = lifecycle;
        this.abandoned = abandoned;
        this.progress = progress;
    }

    /**
     * Rows to come are made of the slot of that number in the ring in front of the workers.
     *
     * @param all whether all workers work on it, so that their rows have to be put in order
     */
    void startOf(long slotNumber, boolean all) {
        number = slotNumber;
        phase = 0;
        ordered = all;
    }

    /** Rows to come are made on the watermark of the same slot. */
    void watermark() {
        phase = MadeRow.ON_WATERMARK;
        ordered = true;
    }

    long number() {
        return number;
    }

    /** Whether rows come from several workers now. */
    boolean ordered() {
        return ordered;
    }

    boolean onWatermark() {
        return phase != 0;
    }

    /** An empty slot for a row of the stage at that place in its segment; the same until it is published. */
    Slot claim(int stage) {
        if (claimed == UNCLAIMED) {
            final long sequence = ring.tryClaim();
            claimed = sequence < 0 ? claimSlowPath() : sequence;
            ring.wrap(slot, claimed);
        }
        MadeRow.reset(slot, phase + stage);
        return slot;
    }

    private long claimSlowPath() {
        progress.accept(number - 1);
        idle.reset();
        long sequence;
        while ((sequence = ring.tryClaim()) < 0) {
            if (!lifecycle.healthy() && (!lifecycle.releasing() || abandoned.getAsBoolean())) {
                throw new StoppedException();
            }
            idle.idle();
        }
        return sequence;
    }

    void publish(long arrival) {
        MadeRow.order(slot, number, arrival);
        ring.publish(claimed);
        claimed = UNCLAIMED;
    }
}

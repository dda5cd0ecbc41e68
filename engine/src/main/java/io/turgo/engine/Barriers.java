package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import java.util.function.LongSupplier;

/** Opens the checkpoints that are asked for, between two frames. Belongs to the intake's thread. */
final class Barriers {
    private final CheckpointPart part;
    private final Slot slot;
    private LongSupplier asked = () -> 0;
    private long opened;

    /**
     * @param part the intake's own part of checkpoints
     * @param slot to be used for the barrier
     */
    Barriers(CheckpointPart part, Slot slot) {
        this.part = part;
        this.slot = slot;
    }

    /** Says who asks: gives the number of the barrier that is wanted. Before the thread starts. */
    void askedBy(LongSupplier requested) {
        asked = requested;
    }

    void openIfAsked(IntakeLog log) {
        final long wanted = asked.getAsLong();
        if (wanted > opened) {
            open(wanted, log);
        }
    }

    private void open(long number, IntakeLog log) {
        opened = number;
        part.open(number);
        slot.reset(SlotKind.BARRIER, 0);
        slot.position(number);
        log.barrier(slot);
    }
}

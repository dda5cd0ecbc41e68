package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;

/** Hands slots over to another thread through a ring of which this is the only producer. */
final class RingInlet implements Inlet {
    private static final long UNCLAIMED = -1L;

    private final SlotRing ring;
    private final IdleStrategy idle;
    private final Lifecycle lifecycle;
    private final BooleanSupplier abandoned;
    private final Slot slot = new Slot();
    private long claimed = UNCLAIMED;

    /** @param abandoned whether a thread that takes slots off the ring has ended */
    RingInlet(SlotRing ring, IdleStrategy idle, Lifecycle lifecycle, BooleanSupplier abandoned) {
        this.ring = ring;
        this.idle = idle;
        this.lifecycle = lifecycle;
        this.abandoned = abandoned;
    }

    @Override
    public Slot claim() {
        if (claimed == UNCLAIMED) {
            final long sequence = ring.tryClaim();
            claimed = sequence < 0 ? claimSlowPath() : sequence;
            ring.wrap(slot, claimed);
        }
        return slot;
    }

    private long claimSlowPath() {
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

    @Override
    public void publish() {
        ring.publish(claimed);
        claimed = UNCLAIMED;
    }

    @Override
    public void accept(Slot source) {
        if (source.isData()) {
            claim().copyFrom(source);
        } else {
            claim().copyAnyFrom(source);
        }
        publish();
    }
}

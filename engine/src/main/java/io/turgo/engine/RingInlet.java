package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import org.agrona.concurrent.IdleStrategy;

/** Hands slots over to another thread through a ring of which this is the only producer. */
final class RingInlet implements Inlet {
    private final SlotRing ring;
    private final IdleStrategy idle;
    private final Lifecycle lifecycle;
    private final Slot slot = new Slot();
    private long claimed;

    RingInlet(SlotRing ring, IdleStrategy idle, Lifecycle lifecycle) {
        this.ring = ring;
        this.idle = idle;
        this.lifecycle = lifecycle;
    }

    @Override
    public Slot claim() {
        long sequence = ring.tryClaim();
        if (sequence < 0) {
            sequence = claimSlowPath();
        }
        claimed = sequence;
        ring.wrap(slot, sequence);
        return slot;
    }

    private long claimSlowPath() {
        idle.reset();
        long sequence;
        while ((sequence = ring.tryClaim()) < 0) {
            if (!lifecycle.healthy()) {
                throw new StoppedException();
            }
            idle.idle();
        }
        return sequence;
    }

    @Override
    public void publish() {
        ring.publish(claimed);
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

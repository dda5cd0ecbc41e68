package io.turgo.engine;

import io.turgo.ring.Slot;

/** The way into a ring with workers behind it: each row is told its worker. Belongs to the feeding thread. */
final class ShardedInlet implements Inlet {
    private final RingInlet ring;
    private final ShardKey key;

    ShardedInlet(RingInlet ring, ShardKey key) {
        this.ring = ring;
        this.key = key;
    }

    /** Says which worker a slot is for, if it is for one. */
    static void assign(Slot slot, ShardKey key) {
        if (slot.isData()) {
            slot.worker(key.worker(slot.row()));
        }
    }

    @Override
    public Slot claim() {
        return ring.claim();
    }

    @Override
    public void publish() {
        assign(ring.claim(), key);
        ring.publish();
    }

    @Override
    public void accept(Slot slot) {
        assign(slot, key);
        ring.accept(slot);
    }
}

package io.turgo.engine;

import io.turgo.frame.Journal;
import io.turgo.ring.SlotRing;
import io.turgo.source.Receipt;

/** For a slot of the intake's ring and all before it. */
final class RingReceipt implements Receipt {
    private static final long UNKNOWN = -1L;

    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final long sequence;
    private final Journal journal;
    private final Lifecycle lifecycle;
    private long frame = UNKNOWN;

    /**
     * @param sequence of the ring
     * @param journal  or null where there is none
     */
    RingReceipt(SlotRing ring, SlotRing.Consumer consumer, long sequence, Journal journal, Lifecycle lifecycle) {
        this.ring = ring;
        this.consumer = consumer;
        this.sequence = sequence;
        this.journal = journal;
        this.lifecycle = lifecycle;
    }

    /** The intake is done with a slot when its frame is written; which that was, none before it need know. */
    @Override
    public boolean isSafe() {
        if (!lifecycle.healthy()) {
            throw lifecycle.refusal();
        }
        if (frame == UNKNOWN) {
            if (!ring.hasPassed(consumer, sequence)) {
                return false;
            }
            frame = journal == null ? 0 : journal.info().lastFrame();
        }
        return journal == null || journal.durableFrame() >= frame;
    }
}

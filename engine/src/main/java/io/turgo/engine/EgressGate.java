package io.turgo.engine;

import io.turgo.frame.Journal;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;

/**
 * The gate of one sink that has a ring: lets an output leave only when the frame of its cause is as safe as the
 * journal's
 * durability says.
 */
final class EgressGate {
    private static final int MAX_BATCH = 256;

    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final SinkRunner runner;
    private final Journal journal;
    private final BooleanSupplier upstreamDone;
    private final Slot slot = new Slot();

    /** @param journal whose durability is waited for, or null where there is none */
    EgressGate(SlotRing ring, SlotRing.Consumer consumer, SinkRunner runner, Journal journal,
        BooleanSupplier upstreamDone) {
        this.ring = ring;
        this.consumer = consumer;
        this.runner = runner;
        this.journal = journal;
        this.upstreamDone = upstreamDone;
    }

    int work() {
        final long first = consumer.next();
        final long last = Math.min(consumer.available(), first + MAX_BATCH - 1);
        if (last < first) {
            return 0;
        }
        final long durableFrame = journal == null ? Long.MAX_VALUE : journal.durableFrame();
        long sequence = first;
        for (; sequence <= last; sequence++) {
            ring.wrap(slot, sequence);
            if (slot.frame() > durableFrame) {
                break;
            }
            if (slot.isData()) {
                runner.write(
                    slot.row().sequence(), slot.control(), slot.ordinal(), slot.row(), slot.sendTimeNs());
            } else {
                runner.barrier(slot.position());
            }
        }
        final int released = (int) (sequence - first);
        if (released > 0) {
            runner.commit();
            consumer.done(sequence - 1);
        }
        return released;
    }

    boolean finished() {
        return upstreamDone.getAsBoolean() && ring.hasPassed(consumer, ring.lastPublished());
    }

    DrainPoint drainPoint() {
        return new DrainPoint(ring, consumer);
    }
}

package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;

/** Takes slots off a ring, a batch at a time, and hands them to what works on them. */
final class RingTask implements Task {
    private static final int MAX_BATCH = 256;

    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final BooleanSupplier upstreamDone;
    private final SlotHandler handler;
    private final Runnable endOfBatch;
    private final Slot slot = new Slot();

    /**
     * @param upstreamDone whether the thread before this one has published its last slot
     * @param endOfBatch   called after each batch, before the next thread sees it
     */
    RingTask(
        SlotRing ring, SlotRing.Consumer consumer, BooleanSupplier upstreamDone, SlotHandler handler,
        Runnable endOfBatch) {
        this.ring = ring;
        this.consumer = consumer;
        this.upstreamDone = upstreamDone;
        this.handler = handler;
        this.endOfBatch = endOfBatch;
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
                handler.handle(slot);
            }
        } catch (final StageFailedException e) {
            handOn(next - 1);
            throw e;
        }
        handOn(last);
        return (int) (last - first + 1);
    }

    /** What is before a failed record still goes its way. */
    private void handOn(long last) {
        endOfBatch.run();
        consumer.done(last);
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

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
    private final Runnable onFinish;
    private final Slot slot = new Slot();

    /**
     * @param upstreamDone whether the thread before this one has published its last slot
     * @param onFinish     called once after the last slot
     */
    RingTask(
        SlotRing ring, SlotRing.Consumer consumer, BooleanSupplier upstreamDone, SlotHandler handler,
        Runnable onFinish) {
        this.ring = ring;
        this.consumer = consumer;
        this.upstreamDone = upstreamDone;
        this.handler = handler;
        this.onFinish = onFinish;
    }

    @Override
    public int work() {
        final long first = consumer.next();
        final long last = Math.min(consumer.available(), first + MAX_BATCH - 1);
        for (long sequence = first; sequence <= last; sequence++) {
            ring.wrap(slot, sequence);
            handler.handle(slot);
        }
        if (last >= first) {
            consumer.done(last);
        }
        return (int) Math.max(0, last - first + 1);
    }

    @Override
    public boolean finished() {
        return upstreamDone.getAsBoolean();
    }

    @Override
    public void finish() {
        onFinish.run();
    }
}

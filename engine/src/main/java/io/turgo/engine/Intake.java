package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;

/**
 * The thread that takes published slots off the ring, a batch at a time, journals them in one frame and sends them into
 * the segments. Before that, once, it brings the state up from the journal.
 */
final class Intake implements Task {
    private static final int MAX_BATCH = 1024;

    private final SlotRing ring;
    private final SlotRing.Consumer consumer;
    private final IntakeLog log;
    private final Timers timers;
    private final RejectedInput rejected;
    private final Slot slot = new Slot();
    private final Slot deadLetter;
    private final Session session;
    private final Runnable endOfBatch;
    private final BooleanSupplier publishersDone;
    private final Barriers barriers;
    private boolean live;
    private long asOfNs;
    private long asOfSlot;

    /**
     * @param deadLetter a slot that is large enough for a dead letter
     * @param session    what is to be done before the first live record
     */
    Intake(
        SlotRing ring, SlotRing.Consumer consumer, IntakeLog log, Timers timers, RejectedInput rejected,
        Slot deadLetter, Session session, Wiring wiring) {
        this.ring = ring;
        this.consumer = consumer;
        this.log = log;
        this.timers = timers;
        this.rejected = rejected;
        this.deadLetter = deadLetter;
        this.session = session;
        endOfBatch = wiring.endOfBatch();
        publishersDone = wiring.publishersDone();
        barriers = wiring.barriers();
    }

    /**
     * What the intake asks of the rest of the engine.
     *
     * @param endOfBatch     called when a batch has gone through the stages of this thread
     * @param publishersDone whether nothing will be published any more
     * @param barriers       opens checkpoints between frames
     */
    record Wiring(Runnable endOfBatch, BooleanSupplier publishersDone, Barriers barriers) {
    }

    @Override
    public int work() {
        try {
            if (!live) {
                begin();
            }
            final int work = drain() + timed();
            barriers.openIfAsked(log);
            if (work > 0) {
                log.publishCounts();
                log.counts().occupancy(ring.occupancy());
            } else {
                log.requireJournal();
            }
            return work;
        } catch (final StageFailedException e) {
            endOfBatch.run();
            throw e;
        }
    }

    private void begin() {
        session.begin(log);
        endOfBatch.run();
        look();
        timers.start(asOfNs);
        live = true;
        session.began();
    }

    /**
     * Timers go by the time of the last look at the ring of which all slots have been taken: a partition is not quiet
     * while its records wait behind a slow stage or sink.
     */
    private int timed() {
        if (!timers.armed() || consumer.next() <= asOfSlot) {
            return 0;
        }
        final int fired = timers.run(asOfNs, log);
        if (fired > 0) {
            endOfBatch.run();
        }
        look();
        return fired;
    }

    /** Time first: what was published before it is at or before the slot. */
    private void look() {
        asOfNs = log.nowNs();
        asOfSlot = ring.lastPublished();
    }

    private int drain() {
        final long first = consumer.next();
        final long last = Math.min(consumer.available(), first + MAX_BATCH - 1);
        if (last < first) {
            return publishersDone.getAsBoolean() ? skipUnpublished(first) : 0;
        }
        long next = first;
        while (next <= last) {
            next = frame(next, last);
        }
        timers.recordsAt(log.ingestTimeNs());
        return (int) (next - first);
    }

    /** Passes claims that will never be published: their publishers were closed by the engine. */
    private int skipUnpublished(long first) {
        final long last = ring.lastPublished();
        long next = first;
        while (next < last && !ring.isPublished(next)) {
            next++;
        }
        if (next > first) {
            consumer.done(next - 1);
        }
        return (int) (next - first);
    }

    /** Journals and dispatches slots from {@code first} on, as many as a frame takes; gives the next. */
    private long frame(long first, long last) {
        final long next = log.isJournaled() ? addFrom(first, last) : numberFrom(last);
        log.append();
        for (long sequence = first; sequence < next; sequence++) {
            ring.wrap(slot, sequence);
            if (slot.isData()) {
                log.dispatch(slot);
            } else {
                dispatchOther(sequence);
            }
        }
        endOfBatch.run();
        consumer.done(next - 1);
        return next;
    }

    private long numberFrom(long last) {
        log.begin();
        return last + 1;
    }

    /** Puts slots into the frame, as many as it takes; gives the next. */
    private long addFrom(long first, long last) {
        long next = first;
        boolean room = true;
        while (next <= last && room) {
            ring.wrap(slot, next);
            room = slot.isData() ? log.add(slot) : addOther(next);
            next++;
        }
        return next;
    }

    private boolean addOther(long sequence) {
        if (slot.kind() == SlotKind.ABORTED) {
            return true;
        }
        if (slot.kind() == SlotKind.DEAD_LETTER) {
            rejected.copyTo(sequence, slot, deadLetter);
            return log.add(deadLetter);
        }
        return log.add(slot);
    }

    private void dispatchOther(long sequence) {
        if (slot.kind() == SlotKind.DEAD_LETTER) {
            rejected.copyTo(sequence, slot, deadLetter);
            rejected.remove(sequence);
            log.dispatch(deadLetter);
        } else if (slot.kind() == SlotKind.ABORTED) {
            log.counts().aborted();
        } else {
            log.dispatch(slot);
        }
    }

    @Override
    public boolean finished() {
        return live && publishersDone.getAsBoolean() && ring.hasPassed(consumer, ring.lastPublished());
    }

    @Override
    public void finish() {
        barriers.openIfAsked(log);
        log.publishCounts();
    }
}

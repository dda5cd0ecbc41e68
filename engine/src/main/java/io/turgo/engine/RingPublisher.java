package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.ring.SlotRing;
import io.turgo.source.Receipt;
import io.turgo.source.RowPublisher;
import java.util.function.LongFunction;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes records of one source into the intake's ring. */
final class RingPublisher extends RingPublisherFields implements RowPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RingPublisher.class);

    private final SourceState source;
    private final int number;
    private final SlotRing ring;
    private final RejectedInput rejected;
    private final RequiredFields required;
    private final RecordLayout layout;
    private final Ingress ingress;
    private final IdleStrategy idle;
    private final Permit permit;
    private final Slot slot = new Slot();
    private Thread claimant;
    private final boolean[] ended;

    /** @param permit ended by the engine when it stops */
    RingPublisher(
        int number, SourceState source, SlotRing ring, RejectedInput rejected, Ingress ingress, Permit permit) {
        this.permit = permit;
        this.number = number;
        this.source = source;
        this.ring = ring;
        this.rejected = rejected;
        this.ingress = ingress;
        layout = source.layout();
        idle = ingress.idle();
        ended = source.watermark().endedPartitions();
        required = new RequiredFields(source.plan().name(), layout, source.plan().schema().fields().size());
    }

    /**
     * What all publishers of an engine share.
     *
     * @param sampleMask latency is measured for ring sequences of which these bits are all zero
     * @param blocked    counts how often a publisher found the ring full
     * @param receipts   makes receipts for sequences of the ring
     */
    record Ingress(Lifecycle lifecycle, IdleStrategy idle, NanoClock clock, long sampleMask, AtomicCounter blocked,
        LongFunction<Receipt> receipts) {
    }

    /** The right to publish, for whoever publishes on the same thread. */
    Permit permit() {
        return permit;
    }

    @Override
    public Row claim() {
        final Row row = tryClaim();
        return row == null ? claimSlowPath(Long.MAX_VALUE) : row;
    }

    @Override
    public Row claim(long timeoutNs) {
        final Row row = tryClaim();
        return row == null ? claimSlowPath(timeoutNs) : row;
    }

    private Row claimSlowPath(long timeoutNs) {
        countBlocked();
        final long startNs = ingress.clock().nanoTime();
        idle.reset();
        Row row = null;
        while (row == null && ingress.clock().nanoTime() - startNs < timeoutNs) {
            idle.idle();
            row = tryClaim();
        }
        return row;
    }

    @Override
    public boolean awaitRoom(int slots, long timeoutNs) {
        requireAccepting();
        if (ring.hasRoom(slots)) {
            return true;
        }
        countBlocked();
        final long startNs = ingress.clock().nanoTime();
        idle.reset();
        while (!ring.hasRoom(slots)) {
            if (ingress.clock().nanoTime() - startNs >= timeoutNs) {
                return false;
            }
            idle.idle();
            requireAccepting();
        }
        return true;
    }

    private void requireAccepting() {
        if (!ingress.lifecycle().accepting()) {
            throw ingress.lifecycle().refusal();
        }
    }

    private void countBlocked() {
        if (permit.enter()) {
            ingress.blocked().getAndAdd(1);
            permit.leave();
        }
    }

    @Override
    public Row tryClaim() {
        if (ended[partition]) {
            throw endedRefusal();
        }
        if (!claimSlot()) {
            return null;
        }
        slot.reset(SlotKind.DATA, number);
        slot.limitRecord(source.recordBytes());
        return slot.row().reset(layout);
    }

    private ConfigurationException endedRefusal() {
        return new ConfigurationException("source `" + source.plan().name() + "`, partition " + partition
            + ", has come to its end: its windows are closed and nothing follows; give what comes now a data directory "
            + "of its own");
    }

    /** Points the slot at a claimed one; false if the ring is full. */
    private boolean claimSlot() {
        if (claimed == UNCLAIMED) {
            requireAccepting();
            claimed = ring.tryClaim();
            if (claimed < 0) {
                claimed = UNCLAIMED;
                return false;
            }
            claimant = Thread.currentThread();
            ring.wrap(slot, claimed);
        }
        return true;
    }

    /**
     * Refuses to go on for a thread that would wait for its own open claim. Exact for the publisher's own thread; any
     * other may ask.
     */
    void requireNoClaimOf(Thread waiting) {
        if (claimed != UNCLAIMED && claimant == waiting) {
            throw new IllegalStateException("this thread has an open claim of source `" + source.plan().name()
                + "` and would wait for itself: commit() or abort() it before drain()");
        }
    }

    @Override
    public void commit(long position) {
        commit(position, (claimed & ingress.sampleMask()) == 0 ? ingress.clock().nanoTime() : 0);
    }

    @Override
    public void commit(long position, long sendTimeNs) {
        if (claimed == UNCLAIMED) {
            throw new IllegalStateException("commit of source `" + source.plan().name() + "` without a claim");
        }
        if (position < 0) {
            throw new IllegalArgumentException("position=" + position + " < 0 of a record of source `"
                + source.plan().name() + "`");
        }
        required.check(slot.row());
        slot.sendTimeNs(sendTimeNs);
        publish(position);
    }

    private void publish(long position) {
        slot.position(position);
        slot.partition(partition);
        if (!permit.enter()) {
            claimed = UNCLAIMED;
            throw ingress.lifecycle().refusal();
        }
        ring.publish(claimed);
        published = claimed;
        claimed = UNCLAIMED;
        permit.leave();
    }

    @Override
    public Receipt receipt() {
        return ingress.receipts().apply(published);
    }

    @Override
    public void abort() {
        if (claimed != UNCLAIMED && permit.enter()) {
            slot.reset(SlotKind.ABORTED, number);
            ring.publish(claimed);
            permit.leave();
        }
        claimed = UNCLAIMED;
    }

    @Override
    public void reject(long position, String reason, byte[] raw) {
        if (source.rejections().isFirstLive()) {
            LOG.warn("source `{}`: what it has at position {} is a dead letter: {}; further ones are counted without "
                + "a warning", source.plan().name(), position, reason);
        }
        final RejectedInput.Rejection rejection = RejectedInput.rejection(source.plan().name(), reason, raw);
        claimForControl();
        slot.reset(SlotKind.DEAD_LETTER, number);
        rejected.put(claimed, rejection);
        publish(position);
    }

    @Override
    public void partition(int next) {
        if (next < 0 || next >= source.plan().partitions()) {
            throw new IllegalArgumentException("partition=" + next + " of source `" + source.plan().name()
                + "` is not in 0.." + (source.plan().partitions() - 1));
        }
        partition = next;
    }

    @Override
    public void endOfInput() {
        if (ended[partition]) {
            return;
        }
        claimForControl();
        slot.reset(SlotKind.END_OF_INPUT, number);
        publish(Math.max(0, source.position(partition)));
        ended[partition] = true;
    }

    private void claimForControl() {
        idle.reset();
        while (!claimSlot()) {
            idle.idle();
        }
    }

    @Override
    public void close() {
        abort();
    }
}

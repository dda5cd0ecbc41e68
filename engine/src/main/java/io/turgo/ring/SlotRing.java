package io.turgo.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.MultiProducerSequencer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.Sequencer;
import com.lmax.disruptor.SingleProducerSequencer;
import com.lmax.disruptor.TimeoutException;
import io.turgo.error.ConfigurationException;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A ring of equal slots in one aligned stretch of memory. The Disruptor's sequencers keep order and memory visibility;
 * the bytes are ours. Claiming never blocks here: what a full ring means is the caller's choice.
 */
public final class SlotRing {
    private static final long NONE = -1L;

    private final Sequencer sequencer;
    private final UnsafeBuffer memory;
    private final int slotBytes;
    private final int mask;

    /**
     * @param capacity    number of slots, a power of two
     * @param recordBytes the longest record a slot must hold, in bytes
     * @param producers   whether one thread publishes or many
     */
    public SlotRing(int capacity, int recordBytes, Producers producers) {
        if (!BitUtil.isPowerOfTwo(capacity)) {
            throw new ConfigurationException("turgo.ring.slots=" + capacity + " is not a power of two, the next is "
                + BitUtil.findNextPositivePowerOfTwo(capacity));
        }
        slotBytes = BitUtil.align(SlotDescriptor.RECORD_OFFSET + recordBytes, SlotDescriptor.ALIGNMENT);
        if ((long) slotBytes * capacity > Integer.MAX_VALUE) {
            throw new ConfigurationException("turgo.ring.slots=" + capacity + " of " + slotBytes
                + " bytes > 2 GiB in all, lower turgo.ring.slots or turgo.ring.slot.bytes");
        }
        mask = capacity - 1;
        memory = new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(slotBytes * capacity, SlotDescriptor.ALIGNMENT));
        sequencer = producers == Producers.SINGLE
            ? new SingleProducerSequencer(capacity, new NonBlockingWaitStrategy())
            : new MultiProducerSequencer(capacity, new NonBlockingWaitStrategy());
    }

    /** How many threads publish. */
    public enum Producers {
        /** One thread at a time; handing over needs a happens-before. */
        SINGLE,
        /** Any number of threads. */
        MULTI
    }

    /** Number of slots. */
    public int capacity() {
        return mask + 1;
    }

    /** The length of a slot in bytes, prefix included. */
    public int slotBytes() {
        return slotBytes;
    }

    /** How many slots are published or claimed and not yet consumed; any thread, approximate. */
    public long occupancy() {
        return capacity() - sequencer.remainingCapacity();
    }

    /** Points {@code slot} at the slot of {@code sequence}. */
    public void wrap(Slot slot, long sequence) {
        slot.wrap(memory, ((int) sequence & mask) * slotBytes, slotBytes);
    }

    /** Whether so many slots can be claimed; where producers are {@link Producers#MULTI} others may be faster. */
    public boolean hasRoom(int slots) {
        return sequencer.hasAvailableCapacity(Math.min(slots, capacity()));
    }

    /** Claims the next slot, or gives a negative number if the ring is full. Producers only. */
    public long tryClaim() {
        if (!sequencer.hasAvailableCapacity(1)) {
            return NONE;
        }
        return tryNext();
    }

    private long tryNext() {
        try {
            return sequencer.tryNext();
        } catch (final InsufficientCapacityException raced) {
            return NONE;
        }
    }

    /** Makes a claimed slot visible to consumers. Producers only. */
    public void publish(long sequence) {
        sequencer.publish(sequence);
    }

    /**
     * Adds a consumer that sees a slot once all of {@code after} (or, if none are given, the producers) are done with
     * it. Set-up only: topologies are static.
     */
    public Consumer consumer(Consumer... after) {
        final Sequence[] dependencies = new Sequence[after.length];
        for (int i = 0; i < after.length; i++) {
            dependencies[i] = after[i].sequence;
        }
        return new Consumer(sequencer.newBarrier(dependencies));
    }

    /** Lets producers reuse a slot only once {@code last} is done with it. Set-up only. */
    public void gateOn(Consumer last) {
        sequencer.addGatingSequences(last.sequence);
    }

    /**
     * The last published slot; slots before it may still be claimed. Any thread: what was published before the call is
     * at or before it.
     */
    public long lastPublished() {
        final long cursor = sequencer.getCursor();
        final long consumed = cursor - capacity();
        long last = cursor;
        while (last > consumed && !sequencer.isAvailable(last)) {
            last--;
        }
        return last;
    }

    /** Whether a claimed slot has been published. Consumers only. */
    public boolean isPublished(long sequence) {
        return sequencer.isAvailable(sequence);
    }

    /** Whether {@code last} is done with {@code sequence} and all before it; any thread. */
    public boolean hasPassed(Consumer last, long sequence) {
        return last.sequence.get() >= sequence;
    }

    /** A consumer's place in the ring; belongs to one thread but for {@link SlotRing#hasPassed}. */
    public static final class Consumer {
        private final Sequence sequence = new Sequence();
        private final SequenceBarrier barrier;
        private long done = sequence.get();

        private Consumer(SequenceBarrier barrier) {
            this.barrier = barrier;
        }

        /** The first sequence that is not done. */
        public long next() {
            return done + 1;
        }

        /** The last sequence that may be processed now; less than {@link #next} if there is none. */
        public long available() {
            try {
                return barrier.waitFor(done + 1);
            } catch (final AlertException | InterruptedException | TimeoutException impossible) {
                throw new AssertionError("the wait strategy neither waits nor alerts", impossible);
            }
        }

        /** Gives all slots up to {@code last} back to the producers, or on to the next consumer. */
        public void done(long last) {
            done = last;
            sequence.set(last);
        }
    }
}

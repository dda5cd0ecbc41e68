package io.turgo.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing.Producers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a ring promises, for one producer and for many. */
class SlotRingTest {
    private static final RecordLayout LAYOUT = RecordLayout.of(Schema.named("rows").int64("value").build());
    private static final int EVENTS = 200_000 * Integer.getInteger("turgo.rounds", 1);
    private static final int THREADS = 3;

    @ParameterizedTest
    @EnumSource(Producers.class)
    void aFullRingRefusesUntilTheLastConsumerIsDone(Producers producers) {
        for (final int capacity : new int[] {1, 2, 8}) {
            final SlotRing ring = new SlotRing(capacity, LAYOUT.fixedLength(), producers);
            final SlotRing.Consumer first = ring.consumer();
            final SlotRing.Consumer second = ring.consumer(first);
            ring.gateOn(second);
            for (int lap = 0; lap < 3; lap++) {
                final long start = (long) lap * capacity;
                for (int i = 0; i < capacity; i++) {
                    assertEquals(start + i, ring.tryClaim());
                    ring.publish(start + i);
                }
                assertTrue(ring.tryClaim() < 0);
                assertEquals(capacity, ring.occupancy());
                final long last = start + capacity - 1;
                assertEquals(last, first.available());
                assertTrue(second.available() < second.next());
                first.done(last);
                assertTrue(ring.tryClaim() < 0);
                assertEquals(last, second.available());
                assertFalse(ring.hasPassed(second, last));
                second.done(last);
                assertTrue(ring.hasPassed(second, last));
                assertEquals(0, ring.occupancy());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Producers.class)
    void onlyWhatIsPublishedIsSeen(Producers producers) {
        final SlotRing ring = new SlotRing(4, LAYOUT.fixedLength(), producers);
        final SlotRing.Consumer consumer = ring.consumer();
        ring.gateOn(consumer);
        assertEquals(-1, ring.lastPublished());
        final long first = ring.tryClaim();
        assertTrue(consumer.available() < consumer.next());
        assertEquals(-1, ring.lastPublished());
        ring.publish(first);
        assertEquals(0, consumer.available());
        assertEquals(0, ring.lastPublished());
        assertTrue(ring.isPublished(0));
        assertFalse(ring.isPublished(1));
    }

    @Test
    void manyProducersMayPublishOutOfOrderButAreSeenInOrder() {
        final SlotRing ring = new SlotRing(4, LAYOUT.fixedLength(), Producers.MULTI);
        final SlotRing.Consumer consumer = ring.consumer();
        ring.gateOn(consumer);
        final long first = ring.tryClaim();
        final long second = ring.tryClaim();
        ring.publish(second);
        assertTrue(consumer.available() < consumer.next());
        assertEquals(second, ring.lastPublished());
        assertFalse(ring.isPublished(first));
        ring.publish(first);
        assertEquals(second, consumer.available());
    }

    @ParameterizedTest
    @EnumSource(Producers.class)
    void everyRecordComesThroughOnceWithItsBytes(Producers producers) throws InterruptedException {
        final int threads = producers == Producers.SINGLE ? 1 : THREADS;
        final SlotRing ring = new SlotRing(16, LAYOUT.fixedLength(), producers);
        final SlotRing.Consumer consumer = ring.consumer();
        ring.gateOn(consumer);
        final List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            final int producer = t;
            running.add(new Thread(() -> produce(ring, producer)));
        }
        running.forEach(Thread::start);
        final long[] next = new long[threads];
        final Slot slot = new Slot();
        for (long seen = 0; seen < (long) threads * EVENTS;) {
            final long last = consumer.available();
            for (long sequence = consumer.next(); sequence <= last; sequence++, seen++) {
                ring.wrap(slot, sequence);
                final long value = slot.row().int64(LAYOUT.column("value"));
                assertEquals(next[slot.partition()]++, value);
                assertTrue(slot.isData());
            }
            consumer.done(Math.max(last, consumer.next() - 1));
            Thread.yield();
        }
        for (final Thread each : running) {
            each.join();
        }
    }

    private static void produce(SlotRing ring, int producer) {
        final Slot slot = new Slot();
        for (int i = 0; i < EVENTS; i++) {
            long sequence = ring.tryClaim();
            while (sequence < 0) {
                Thread.yield();
                sequence = ring.tryClaim();
            }
            ring.wrap(slot, sequence);
            slot.reset(SlotKind.DATA, 0);
            slot.partition(producer);
            slot.row().reset(LAYOUT).int64(LAYOUT.column("value"), i);
            ring.publish(sequence);
        }
    }

    @Test
    void slotsAreAlignedAndKeepTheirPrefix() {
        final SlotRing ring = new SlotRing(2, LAYOUT.fixedLength(), Producers.SINGLE);
        assertEquals(0, ring.slotBytes() % SlotDescriptor.ALIGNMENT);
        final Slot slot = new Slot();
        final Slot other = new Slot();
        ring.wrap(slot, 0);
        ring.wrap(other, 1);
        slot.reset(SlotKind.TICK, 3);
        slot.partition(4);
        slot.position(5);
        slot.watermarkNs(6);
        slot.sendTimeNs(7);
        slot.cause(8, 9);
        slot.passed(10);
        slot.ordinal(11);
        other.copyAnyFrom(slot);
        assertEquals("TICK 3 4 5 6 7 8 9 10 11", other.kind() + " " + other.id() + " " + other.partition() + " "
            + other.position() + " " + other.watermarkNs() + " " + other.sendTimeNs() + " " + other.control() + " "
            + other.frame() + " " + other.passed() + " " + other.ordinal());
        other.reset(SlotKind.DATA, 1);
        assertEquals(0, other.position() + other.watermarkNs() + other.sendTimeNs() + other.control() + other.frame());
        final Row row = other.row();
        other.limitRecord(8);
        assertEquals(8, row.capacityBytes());
        other.reset(SlotKind.DATA, 1);
        assertEquals(ring.slotBytes() - SlotDescriptor.RECORD_OFFSET, row.capacityBytes());
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        assertEquals("turgo.ring.slots=3 is not a power of two, the next is 4", assertThrows(
            ConfigurationException.class, () -> new SlotRing(3, 64, Producers.SINGLE)).getMessage());
        assertEquals("turgo.ring.slots=16777216 of 192 bytes > 2 GiB in all, lower turgo.ring.slots or "
            + "turgo.ring.slot.bytes", assertThrows(
                ConfigurationException.class, () -> new SlotRing(1 << 24, 128, Producers.SINGLE)).getMessage());
    }
}

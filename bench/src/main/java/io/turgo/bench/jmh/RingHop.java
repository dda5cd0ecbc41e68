package io.turgo.bench.jmh;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 64 bytes from one thread to another; the consumer reads them all. Time per event, in trains of 100,000.
 * <pre>
 *   benchmark thread --> [ring of 4,096 slots] --> consumer thread
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RingHop {
    private static final int TRAIN = 100_000;
    private static final int LONGS = 8;
    private static final int RECORD_BYTES = LONGS * Long.BYTES;

    private Disruptor<long[]> disruptor;
    private RingBuffer<long[]> bare;
    private SlotRing ring;
    private SlotRing.Consumer consumer;
    private Thread thread;
    private volatile boolean running;
    private volatile long bareSum;
    private volatile long slotSum;
    private long localSum;
    private long published;
    private final Slot slot = new Slot();

    /** Starts both consumers; the one that has nothing to do parks or yields. */
    @Setup
    public void start() {
        disruptor = new Disruptor<>(() -> new long[LONGS], DisruptorRun.RING_SLOTS, DisruptorRun::thread,
            ProducerType.SINGLE, new YieldingWaitStrategy());
        disruptor.handleEventsWith((payload, sequence, endOfBatch) -> {
            for (int i = 0; i < LONGS; i++) {
                localSum += payload[i];
            }
            if (endOfBatch) {
                bareSum = localSum;
            }
        });
        ring = new SlotRing(DisruptorRun.RING_SLOTS, RECORD_BYTES, SlotRing.Producers.SINGLE);
        consumer = ring.consumer();
        ring.gateOn(consumer);
        running = true;
        thread = DisruptorRun.thread(this::consume);
    }

    private void consume() {
        final Slot read = new Slot();
        long sum = 0;
        while (running) {
            final long last = consumer.available();
            for (long sequence = consumer.next(); sequence <= last; sequence++) {
                ring.wrap(read, sequence);
                for (int i = 0; i < RECORD_BYTES; i += Long.BYTES) {
                    sum += read.row().buffer().getLong(read.row().offset() + i);
                }
            }
            if (last >= consumer.next()) {
                slotSum = sum;
                consumer.done(last);
            } else {
                Thread.yield();
            }
        }
    }

    /** Ends the consumers. */
    @TearDown
    public void stop() {
        running = false;
        disruptor.halt();
    }

    /** A bare Disruptor with objects of eight longs. */
    @Benchmark
    @OperationsPerInvocation(TRAIN)
    public long bareDisruptor() {
        if (bare == null) {
            bare = disruptor.start();
        }
        for (int i = 0; i < TRAIN; i++) {
            final long sequence = bare.next();
            final long[] payload = bare.get(sequence);
            for (int k = 0; k < LONGS; k++) {
                payload[k] = i;
            }
            bare.publish(sequence);
        }
        published += (long) LONGS * TRAIN * (TRAIN - 1) / 2;
        while (bareSum != published) {
            Thread.yield();
        }
        return published;
    }

    /** The engine's ring, without the engine: slots as they are, no prefix set. */
    @Benchmark
    @OperationsPerInvocation(TRAIN)
    public long slotRing() {
        if (!thread.isAlive()) {
            thread.start();
        }
        for (int i = 0; i < TRAIN; i++) {
            long sequence = ring.tryClaim();
            while (sequence < 0) {
                Thread.yield();
                sequence = ring.tryClaim();
            }
            ring.wrap(slot, sequence);
            for (int k = 0; k < RECORD_BYTES; k += Long.BYTES) {
                slot.row().buffer().putLong(slot.row().offset() + k, i);
            }
            ring.publish(sequence);
        }
        published += (long) LONGS * TRAIN * (TRAIN - 1) / 2;
        while (slotSum != published) {
            Thread.yield();
        }
        return published;
    }
}

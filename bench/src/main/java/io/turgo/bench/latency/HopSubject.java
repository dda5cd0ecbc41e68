package io.turgo.bench.latency;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.turgo.bench.trades.DisruptorRun;

/** 64 bytes over a bare Disruptor, and nothing done with them: what the machine allows. The consumer spins. */
public final class HopSubject implements LatencySubject {
    private static final int PAYLOAD_LONGS = 8;

    @Override
    public String id() {
        return "hop";
    }

    @Override
    public String title() {
        return "bare Disruptor hop";
    }

    @Override
    public boolean byDefault() {
        return true;
    }

    @Override
    public LatencyResult measure(LatencyTask task) {
        final OpenLoop loop = new OpenLoop(task);
        final Disruptor<long[]> disruptor = new Disruptor<>(() -> new long[PAYLOAD_LONGS], DisruptorRun.RING_SLOTS,
            DisruptorRun::thread, ProducerType.SINGLE, new BusySpinWaitStrategy());
        disruptor.handleEventsWith((payload, sequence, endOfBatch) -> loop.arrived((int) payload[0]));
        final RingBuffer<long[]> ring = disruptor.start();
        loop.run(i -> {
            final long sequence = ring.next();
            ring.get(sequence)[0] = i;
            ring.publish(sequence);
        });
        disruptor.shutdown();
        return loop.result();
    }
}

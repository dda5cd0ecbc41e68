package io.turgo.bench.peers.inhouse;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.turgo.bench.peers.child.Feed;
import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.Tally;

/** 64 bytes over a bare Disruptor, and nothing done with them: what the machine allows. */
final class BareHop {
    private static final int PAYLOAD_LONGS = 8;

    private final Feed feed;
    private final Disruptor<long[]> disruptor = new Disruptor<>(() -> new long[PAYLOAD_LONGS],
        DisruptorRun.RING_SLOTS, DisruptorRun::thread, ProducerType.SINGLE, new BusySpinWaitStrategy());

    BareHop(Feed feed, Outputs outputs) {
        this.feed = feed;
        disruptor.handleEventsWith((payload, sequence, endOfBatch) -> outputs.verdict((int) payload[0]));
    }

    /** Sends all; finds nothing. */
    Tally run() {
        final RingBuffer<long[]> ring = disruptor.start();
        InHousePeer.send(feed, (from, to) -> {
            for (int i = from; i < to; i++) {
                final long sequence = ring.next();
                ring.get(sequence)[0] = i;
                ring.publish(sequence);
            }
        });
        disruptor.shutdown();
        return new Tally();
    }
}

package io.turgo.bench.trades;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The hand-written job behind one bare Disruptor.
 * <pre>
 *   caller --> [ring of {@link TradeEvent}s] --> journal, if any; job
 * </pre>
 */
public final class DisruptorRun {
    /** Slots of the ring, as many as an engine's ring has. */
    public static final int RING_SLOTS = 4096;

    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Disruptor<TradeEvent> disruptor;
    private final HandWrittenJob job = new HandWrittenJob();
    private final NaiveJournal journal;

    /** @param journal where each batch goes before the job sees it, or null */
    public DisruptorRun(NaiveJournal journal) {
        this.journal = journal;
        disruptor = new Disruptor<>(TradeEvent::new, RING_SLOTS, DisruptorRun::thread, ProducerType.SINGLE,
            new YieldingWaitStrategy());
        disruptor.handleEventsWith(journal == null ? this::onTrade : journal::onEvent);
        if (journal != null) {
            journal.job(job);
        }
    }

    /** A daemon thread for a consumer. */
    public static Thread thread(Runnable task) {
        final Thread thread = new Thread(task, "bench-consumer");
        thread.setDaemon(true);
        return thread;
    }

    private void onTrade(TradeEvent event, long sequence, boolean endOfBatch) {
        job.onTrade(event);
    }

    /** Does the job on the first {@code count} trades; once. */
    public Outcome run(Trades trades, int count) {
        final RingBuffer<TradeEvent> ring = disruptor.start();
        final long startNs = CLOCK.nanoTime();
        for (int i = 0; i < count; i++) {
            final long sequence = ring.next();
            ring.get(sequence).set(trades, i);
            ring.publish(sequence);
        }
        disruptor.shutdown();
        job.end();
        return new Outcome(job.tally(), CLOCK.nanoTime() - startNs, journal == null ? 0 : journal.bytes());
    }
}

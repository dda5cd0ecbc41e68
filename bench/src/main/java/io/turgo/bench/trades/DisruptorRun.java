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

    /** Starts the consumer; once. */
    public void start() {
        disruptor.start();
    }

    /** Publishes trades; allocates nothing. */
    public void publish(Trades trades, int from, int to) {
        final RingBuffer<TradeEvent> ring = disruptor.getRingBuffer();
        for (int i = from; i < to; i++) {
            final long sequence = ring.next();
            ring.get(sequence).set(trades, i);
            ring.publish(sequence);
        }
    }

    /** Waits until everything published is done, stops, and gives what was found. */
    public Tally finish() {
        disruptor.shutdown();
        job.end();
        return job.tally();
    }

    /** Does the job on the first {@code count} trades; once. */
    public Outcome run(Trades trades, int count) {
        start();
        final long startNs = CLOCK.nanoTime();
        publish(trades, 0, count);
        final Tally found = finish();
        return new Outcome(found, CLOCK.nanoTime() - startNs, journal == null ? 0 : journal.bytes());
    }
}

package io.turgo.bench.trades;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.function.LongConsumer;
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
    private final LongConsumer verdict;

    /** @param journal where each batch goes before the job sees it, or null */
    public DisruptorRun(NaiveJournal journal) {
        this(journal, new YieldingWaitStrategy(), null);
    }

    /**
     * @param journal where each batch goes before the job sees it, or null
     * @param waiting what the consumer does while there is nothing to do
     * @param verdict is told the number of each trade, from 0, when the job is done with it; or null
     */
    public DisruptorRun(NaiveJournal journal, WaitStrategy waiting, LongConsumer verdict) {
        this.journal = journal;
        this.verdict = verdict;
        disruptor = new Disruptor<>(TradeEvent::new, RING_SLOTS, DisruptorRun::thread, ProducerType.SINGLE, waiting);
        disruptor.handleEventsWith(handler());
        if (journal != null) {
            journal.feeds(job, verdict == null ? sequence -> { } : verdict);
        }
    }

    private EventHandler<TradeEvent> handler() {
        if (journal != null) {
            return journal::onEvent;
        }
        return verdict == null ? this::onTrade : this::onWatchedTrade;
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

    private void onWatchedTrade(TradeEvent event, long sequence, boolean endOfBatch) {
        job.onTrade(event);
        verdict.accept(sequence);
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

    /** Waits until everything published is done. */
    public void drain() {
        final RingBuffer<TradeEvent> ring = disruptor.getRingBuffer();
        while (ring.getMinimumGatingSequence() < ring.getCursor()) {
            Thread.yield();
        }
    }

    /** The bytes of payload journaled so far; 0 without a journal. */
    public long journalBytes() {
        return journal == null ? 0 : journal.bytes();
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
        return new Outcome(found, CLOCK.nanoTime() - startNs, journalBytes());
    }
}

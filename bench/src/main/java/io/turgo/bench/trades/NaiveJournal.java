package io.turgo.bench.trades;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;

/**
 * A journal as one would write it at first: each Disruptor batch goes into a Chronicle Queue with one
 * {@code writeBytes}, 64 bytes a trade, before the job sees the trades. No checksum, no reserved space, no roll of its
 * own, no check for gaps. The thread of the handler.
 */
public final class NaiveJournal implements AutoCloseable {
    private static final int FILLER_BYTES = TradeEvent.BYTES - 4 * Long.BYTES;

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Bytes<?> batch =
        Bytes.allocateElasticDirect((long) DisruptorRun.RING_SLOTS * TradeEvent.BYTES);
    private final TradeEvent[] pending = new TradeEvent[DisruptorRun.RING_SLOTS];
    private int count;
    private long bytes;
    private HandWrittenJob job;
    private LongConsumer verdict;

    /** @param directory of the queue; created if it is not there */
    public NaiveJournal(Path directory) {
        queue = ChronicleQueue.singleBuilder(directory).build();
        appender = queue.createAppender();
    }

    /** Says what gets the journaled trades, and who is told the number of each when the job is done with it. */
    void feeds(HandWrittenJob next, LongConsumer toTell) {
        job = next;
        verdict = toTell;
    }

    void onEvent(TradeEvent event, long sequence, boolean endOfBatch) {
        batch.writeLong(event.timeNs).writeLong(event.symbol).writeLong(event.price).writeLong(event.amount);
        batch.writeSkip(FILLER_BYTES);
        pending[count++] = event;
        if (endOfBatch) {
            bytes += batch.readRemaining();
            appender.writeBytes(batch);
            batch.clear();
            final long first = sequence - count + 1;
            for (int i = 0; i < count; i++) {
                job.onTrade(pending[i]);
                verdict.accept(first + i);
            }
            count = 0;
        }
    }

    /** The bytes of payload written so far. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
        batch.releaseLast();
    }
}

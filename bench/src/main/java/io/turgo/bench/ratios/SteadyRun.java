package io.turgo.bench.ratios;

import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Runs a side by the one rule that all sides are measured by: start, warm up, come to rest, go on for the part that
 * counts, come to rest. The trades go round and round. One thread.
 */
final class SteadyRun {
    /** Between two looks at the clock. */
    static final int CHUNK = 1 << 16;

    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Trades trades;
    private final Length length;
    private final LongConsumer progress;
    private long published;
    private Trades lap;

    /**
     * @param trades   a whole number of chunks
     * @param progress told the number of events published, after each chunk
     */
    SteadyRun(Trades trades, Length length, LongConsumer progress) {
        if (trades.count() % CHUNK != 0) {
            throw new IllegalArgumentException("trades=" + trades.count() + " is no multiple of " + CHUNK);
        }
        this.trades = trades;
        this.length = length;
        this.progress = progress;
    }

    /** Measures a side that {@code start} makes; once. */
    Steady of(Supplier<Side> start) {
        final long beginNs = CLOCK.nanoTime();
        try (Side side = start.get()) {
            final long startedNs = CLOCK.nanoTime();
            long nowNs = startedNs;
            while (!length.isWarm(nowNs - startedNs, published)) {
                publishChunk(side);
                nowNs = CLOCK.nanoTime();
            }
            side.drain();
            final long warmUpEvents = published;
            final long warmNs = CLOCK.nanoTime();
            do {
                publishChunk(side);
                nowNs = CLOCK.nanoTime();
            } while (!length.isOver(nowNs - warmNs, published - warmUpEvents, published));
            side.drain();
            final long endNs = CLOCK.nanoTime();
            final Tally tally = side.finish();
            return new Steady(startedNs - beginNs, warmUpEvents, warmNs - startedNs, published - warmUpEvents,
                endNs - warmNs, side.journalBytes(), tally);
        }
    }

    private void publishChunk(Side side) {
        final int from = (int) (published % trades.count());
        if (from == 0) {
            lap = trades.lap(published / trades.count());
        }
        side.publish(lap, from, from + CHUNK);
        published += CHUNK;
        progress.accept(published);
    }
}

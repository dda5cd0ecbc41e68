package io.turgo.bench.trades;

/**
 * The hand-written job in a plain loop: no ring, no second thread.
 * <pre>
 *   arrays --> job
 * </pre>
 */
public final class PlainLoop {
    private PlainLoop() {
    }

    /** Does the job on the first {@code count} trades. */
    public static Tally run(Trades trades, int count) {
        final HandWrittenJob job = new HandWrittenJob();
        final TradeEvent event = new TradeEvent();
        for (int i = 0; i < count; i++) {
            event.set(trades, i);
            job.onTrade(event);
        }
        job.end();
        return job.tally();
    }
}

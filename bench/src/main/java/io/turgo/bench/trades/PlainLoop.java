package io.turgo.bench.trades;

/**
 * The hand-written job in a plain loop: no ring, no second thread.
 * <pre>
 *   arrays --> job
 * </pre>
 */
public final class PlainLoop {
    private final HandWrittenJob job = new HandWrittenJob();
    private final TradeEvent event = new TradeEvent();

    /** Does the job on the first {@code count} trades. */
    public static Tally run(Trades trades, int count) {
        final PlainLoop loop = new PlainLoop();
        loop.run(trades, 0, count);
        return loop.finish();
    }

    /** Does the job on the next trades. */
    public void run(Trades trades, int from, int to) {
        for (int i = from; i < to; i++) {
            event.set(trades, i);
            job.onTrade(event);
        }
    }

    /** What would be found if the input were over; the loop may go on. */
    public Tally tallyIfOver() {
        return job.tallyIfOver();
    }

    /** Ends the input; gives what was found. */
    public Tally finish() {
        job.end();
        return job.tally();
    }
}

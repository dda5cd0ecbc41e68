package io.turgo.bench.peers.child;

import io.turgo.bench.trades.HandWrittenJob;
import io.turgo.bench.trades.Tally;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Where one worker of an engine leaves what it finds: the job's sinks. Belongs to one thread at a time; {@link Run}
 * adds up those of all workers when the engine has come to rest.
 */
public final class Outputs {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Tally tally = new Tally();
    private final Feed feed;
    private final boolean latencyCounts;
    private final Histogram latencies = new Histogram(LONGEST_NS, DIGITS);
    private long lastNs;

    Outputs(Feed feed, boolean latencyCounts) {
        this.feed = feed;
        this.latencyCounts = latencyCounts;
    }

    /** A window has fired. */
    public void window(int symbol, Window window) {
        window(symbol, window.endNs, window.count, window.sum, window.least, window.greatest);
    }

    /** A window has fired. */
    public void window(int symbol, long endNs, long count, long sum, long least, long greatest) {
        tally.window(symbol, endNs, count, sum, least, greatest);
        lastNs = CLOCK.nanoTime();
    }

    /** Whether a trade is an alert. */
    public static boolean isAlert(double score) {
        return score >= HandWrittenJob.ALERT_SCORE;
    }

    /** The detector is done with a trade: the moment to which latency counts. */
    public void verdict(int index) {
        if (latencyCounts && feed.counts(index)) {
            latencies.recordValue(Math.min(LONGEST_NS, Math.max(0, CLOCK.nanoTime() - feed.dueNs(index))));
        }
    }

    /** An alert has come. */
    public void alert(Trade trade, double score) {
        tally.alert(trade.symbol, trade.timeNs, trade.venue, trade.lotSize, score);
    }

    /** All of a run was found elsewhere, and now: for an implementation that has a tally of its own. */
    public void found(Tally all) {
        tally.add(all);
        lastNs = CLOCK.nanoTime();
    }

    Tally tally() {
        return tally;
    }

    Histogram latencies() {
        return latencies;
    }

    /** When the last window came, on the clock of {@link System#nanoTime}; 0 if none has. */
    long lastNs() {
        return lastNs;
    }
}

package io.turgo.bench.trades;

import java.util.Arrays;

/**
 * The job as one would write it by hand for this one purpose: arrays by symbol number, money in longs, one window open
 * at a time. One thread.
 */
public final class HandWrittenJob {
    /** The length of a window in nanoseconds. */
    public static final long WINDOW_NS = 1_000_000_000L;
    /** The weight of a new price change. */
    public static final double ALPHA = 0.05;
    /** How many price changes a symbol's detector learns from before it judges. */
    public static final int WARM_UP = 100;
    /** The number of standard deviations that scores 0.5. */
    public static final double THRESHOLD = 6.0;
    /** The least score of an alert. */
    public static final double ALERT_SCORE = 0.5;
    static final double PRICE_UNIT = 10_000.0;

    private final Tally tally = new Tally();
    private final int[] venues = new int[Trades.SYMBOLS];
    private final long[] lotSizes = new long[Trades.SYMBOLS];

    private long windowEndNs = Long.MIN_VALUE;
    private final long[] counts = new long[Trades.SYMBOLS];
    private final long[] sums = new long[Trades.SYMBOLS];
    private final long[] minima = new long[Trades.SYMBOLS];
    private final long[] maxima = new long[Trades.SYMBOLS];

    private final double[] previous = new double[Trades.SYMBOLS];
    private final int[] learned = new int[Trades.SYMBOLS];
    private final double[] means = new double[Trades.SYMBOLS];
    private final double[] variances = new double[Trades.SYMBOLS];

    /** A job that has seen nothing. */
    public HandWrittenJob() {
        for (int i = 0; i < Trades.SYMBOLS; i++) {
            venues[i] = Trades.venue(i);
            lotSizes[i] = Trades.lotSize(i);
        }
    }

    /** A trade; event times ascend. The window [start, end) fires with the first trade at or after its end. */
    public void onTrade(TradeEvent trade) {
        if (trade.amount != 0) {
            trade.notional = Math.multiplyExact(trade.price, trade.amount);
            trade.venue = venues[trade.symbol];
            trade.lotSize = lotSizes[trade.symbol];
            trade.score = score(trade.symbol, trade.price / PRICE_UNIT);
            if (trade.score >= ALERT_SCORE) {
                tally.alert(trade.symbol, trade.timeNs, trade.venue, trade.lotSize, trade.score);
            }
        }
        if (trade.timeNs >= windowEndNs) {
            fire();
            windowEndNs = trade.timeNs - Math.floorMod(trade.timeNs, WINDOW_NS) + WINDOW_NS;
        }
        if (trade.amount != 0) {
            aggregate(trade.symbol, trade.notional);
        }
    }

    private void aggregate(int symbol, long notional) {
        if (counts[symbol]++ == 0) {
            sums[symbol] = notional;
            minima[symbol] = notional;
            maxima[symbol] = notional;
        } else {
            sums[symbol] = Math.addExact(sums[symbol], notional);
            minima[symbol] = Math.min(minima[symbol], notional);
            maxima[symbol] = Math.max(maxima[symbol], notional);
        }
    }

    private void fire() {
        fire(tally);
        Arrays.fill(counts, 0);
    }

    private void fire(Tally into) {
        for (int i = 0; i < Trades.SYMBOLS; i++) {
            if (counts[i] != 0) {
                into.window(i, windowEndNs, counts[i], sums[i], minima[i], maxima[i]);
            }
        }
    }

    /** The same recursion as the EWMA detector's on the relative change. */
    private double score(int symbol, double price) {
        final double before = previous[symbol];
        previous[symbol] = price;
        if (before == 0) {
            return 0;
        }
        final double change = price / before - 1;
        final int count = learned[symbol]++;
        if (count == 0) {
            means[symbol] = change;
            return 0;
        }
        final double mean = means[symbol];
        final double variance = variances[symbol];
        final double distance = change - mean;
        final double step = ALPHA * distance;
        means[symbol] = mean + step;
        variances[symbol] = (1 - ALPHA) * (variance + distance * step);
        return count < WARM_UP ? 0 : score(Math.abs(distance), variance);
    }

    private static double score(double distance, double variance) {
        if (variance == 0) {
            return distance == 0 ? 0 : 1;
        }
        final double z = distance / Math.sqrt(variance);
        return z / (z + THRESHOLD);
    }

    /** The input is over: the open window fires. */
    public void end() {
        fire();
    }

    /** What would be found if the input were over; the job goes on. */
    public Tally tallyIfOver() {
        final Tally found = new Tally();
        found.add(tally);
        fire(found);
        return found;
    }

    /** What was found. */
    public Tally tally() {
        return tally;
    }
}

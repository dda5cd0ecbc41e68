package io.turgo.bench.ratios;

import io.turgo.bench.trades.Trades;
import java.nio.file.Path;

/**
 * How much is measured.
 *
 * @param quick     whether it is to be over in three minutes
 * @param directory where journals go; emptied after each run
 */
record Setting(boolean quick, Path directory) {
    private static final int QUICK_PAIRS = 5;
    private static final int FULL_PAIRS = 9;
    private static final int QUICK_TRADES = 2_000_000;
    private static final int FULL_TRADES = 10_000_000;
    private static final int QUICK_SECONDS = 2;
    private static final int FULL_SECONDS = 10;

    int pairs() {
        return quick ? QUICK_PAIRS : FULL_PAIRS;
    }

    /** How many trades a run takes. */
    int tradeCount() {
        return quick ? QUICK_TRADES : FULL_TRADES;
    }

    /** How long a run at a fixed rate takes. */
    int latencySeconds() {
        return quick ? QUICK_SECONDS : FULL_SECONDS;
    }

    Trades trades() {
        return Trades.make(tradeCount(), Trades.SEED);
    }
}

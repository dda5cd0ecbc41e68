package io.turgo.bench.ratios;

import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;

/** One implementation of the job, running. One thread. */
interface Side extends AutoCloseable {
    /** Publishes some trades. */
    void publish(Trades trades, int from, int to);

    /** Waits until everything published is done. */
    void drain();

    /** Ends the input; gives what was found. */
    Tally finish();

    /** The bytes journaled; once finished. */
    long journalBytes();

    @Override
    void close();
}

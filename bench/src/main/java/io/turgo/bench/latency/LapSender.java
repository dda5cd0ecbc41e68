package io.turgo.bench.latency;

import io.turgo.bench.trades.Trades;
import java.util.function.IntConsumer;

/** Publishes trades one by one, round and round. One thread. */
final class LapSender implements IntConsumer {
    private final Trades trades;
    private final Publishing publishing;
    private Trades lap;
    private long laps;
    private int next;

    LapSender(Trades trades, Publishing publishing) {
        this.trades = trades;
        this.publishing = publishing;
        lap = trades;
    }

    /** @param index ignored: the trades follow each other */
    @Override
    public void accept(int index) {
        if (next == trades.count()) {
            next = 0;
            lap = trades.lap(++laps);
        }
        publishing.publish(lap, next, next + 1);
        next++;
    }

    /** Where trades are published. */
    @FunctionalInterface
    interface Publishing {
        void publish(Trades trades, int from, int to);
    }
}

package io.turgo.bench.trades;

/** A trade as a preallocated object of a Disruptor's ring: 64 bytes of payload, filled in place. */
public final class TradeEvent {
    /** The bytes that a trade takes where it is journaled as it stands. */
    public static final int BYTES = 64;

    long timeNs;
    long price;
    long amount;
    long notional;
    long lotSize;
    double score;
    long sendTimeNs;
    int symbol;
    int venue;

    void set(Trades trades, int index) {
        timeNs = trades.timeNs(index);
        symbol = trades.symbol(index);
        price = trades.price(index);
        amount = trades.amount(index);
    }
}

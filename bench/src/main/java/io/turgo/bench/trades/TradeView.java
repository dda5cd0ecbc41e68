package io.turgo.bench.trades;

import io.turgo.decimal.Decimal;

/** A trade as publisher and stages see it. */
public interface TradeView {
    /** Sets the event time in epoch nanoseconds. */
    void time(long timeNs);

    /** Sets the symbol by its number in the dictionary. */
    void symbol(int number);

    /** The price. */
    Decimal price();

    /** Sets the price, unscaled. */
    void price(long unscaled);

    /** The amount. */
    Decimal amount();

    /** Sets the amount, unscaled. */
    void amount(long unscaled);

    /** How unusual the price change is. */
    double score();
}

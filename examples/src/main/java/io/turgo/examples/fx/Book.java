package io.turgo.examples.fx;

import io.turgo.decimal.Decimal;

/** A quote with the other venue's newest one, and the best of both. */
interface Book {
    long time();

    Decimal bid();

    Decimal ask();

    boolean otherTimeIsNull();

    long otherTime();

    Decimal otherBid();

    Decimal otherAsk();

    /** Whether there is a quote of the other venue that is not stale. */
    boolean fresh();

    Decimal bestBid();

    Decimal bestAsk();
}

package io.turgo.examples.market;

import io.turgo.decimal.Decimal;

/** A trade as the stages of the market pipeline see it. */
interface Trade {
    Decimal price();

    Decimal amount();

    double score();
}

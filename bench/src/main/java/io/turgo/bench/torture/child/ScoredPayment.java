package io.turgo.bench.torture.child;

import io.turgo.decimal.Decimal;

/** A payment with its score, as the callback sees it. */
interface ScoredPayment {
    long payer();

    Decimal amount();

    double score();

    boolean scoreIsNull();
}

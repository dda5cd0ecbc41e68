package io.turgo.bench.torture.child;

import io.turgo.decimal.Decimal;

/** A row of the orders as the pipeline's lambdas see it. */
interface Order {
    Decimal price();

    Decimal quantity();
}

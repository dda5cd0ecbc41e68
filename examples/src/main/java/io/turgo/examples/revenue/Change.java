package io.turgo.examples.revenue;

import io.turgo.decimal.Decimal;

/** A change of a customer's revenue as it leaves the pipeline. */
interface Change {
    long changedAt();

    Decimal customer();

    /** The sum of the amounts; 0 where there is no line any more. */
    Decimal total();

    long lines();
}

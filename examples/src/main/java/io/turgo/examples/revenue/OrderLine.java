package io.turgo.examples.revenue;

import io.turgo.decimal.Decimal;

/** An order line as the stages of the revenue pipeline see it. */
interface OrderLine {
    /** Pieces; negative in a cancellation. */
    Decimal quantity();

    Decimal price();

    boolean customerIsNull();
}

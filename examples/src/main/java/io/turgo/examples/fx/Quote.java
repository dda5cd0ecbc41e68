package io.turgo.examples.fx;

import io.turgo.decimal.Decimal;

/** A quote as the first stages of the fx pipeline see it. */
interface Quote {
    String venue();

    Decimal bid();

    Decimal ask();
}

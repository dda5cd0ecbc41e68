package io.turgo.examples.embedded;

import io.turgo.decimal.Decimal;

/** What happened to an order, with the top of the book that the service had last seen: as it is published. */
interface Order {
    Order time(long epochNs);

    Order event(String event);

    String event();

    Order side(String side);

    String side();

    Order order(long id);

    long order();

    Order price(String price);

    Decimal price();

    Order amount(String amount);

    Decimal amount();

    Order bid(String price);

    Decimal bid();

    boolean bidIsNull();

    Order bidSize(String amount);

    Decimal bidSize();

    Order ask(String price);

    Decimal ask();

    Order askSize(String amount);

    Decimal askSize();
}

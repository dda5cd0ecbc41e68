package io.turgo.examples.embedded;

import io.turgo.decimal.Decimal;

/** An order that has been judged. */
interface Verdict extends Order {
    long time();

    Decimal notional();

    double sizeScore();

    boolean sizeScoreIsNull();

    /** How far the price reaches from its own side's best towards the other side, in basis points of that best. */
    double reach();

    Verdict reach(double basisPoints);

    boolean reachIsNull();

    /** The share of its own side in the size at the book's top, 0 to 1. */
    double share();

    Verdict share(double ofTop);

    boolean shareIsNull();

    /** The bits of the {@link Reason}s. */
    int reasons();

    Verdict reasons(int bits);

    /** Whether it is a buyer's. */
    default boolean isBid() {
        return OrderChecks.BID.equals(side());
    }
}

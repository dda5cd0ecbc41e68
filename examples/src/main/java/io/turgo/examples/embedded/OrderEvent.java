package io.turgo.examples.embedded;

/**
 * An order event as the service gets it from its venue. Numbers are the venue's own text, which the record takes
 * exactly or refuses.
 *
 * @param timeNs received, epoch nanoseconds
 * @param event  what happened: created, changed, deleted
 * @param side   bid or ask
 * @param order  the venue's number of the order
 * @param price  the order's limit
 * @param amount what is left of the order
 * @param top    the best of both sides that the service had last seen, or null
 */
record OrderEvent(long timeNs, String event, String side, long order, String price, String amount, Top top) {
    /** The best of both sides of the book, price and size each. */
    record Top(String bid, String bidSize, String ask, String askSize) {
    }

    /** Sets the fields of the record to be published. */
    static void translate(Order record, OrderEvent from) {
        record.time(from.timeNs).event(from.event).side(from.side).order(from.order).price(from.price)
            .amount(from.amount);
        if (from.top != null) {
            record.bid(from.top.bid).bidSize(from.top.bidSize).ask(from.top.ask).askSize(from.top.askSize);
        }
    }
}

package io.turgo.bench.torture.verifier;

import java.math.BigDecimal;

/** One account's orders of one window. */
final class OrderGroup {
    private int orders;
    private BigDecimal notional = BigDecimal.ZERO;
    private BigDecimal low;
    private BigDecimal high;
    private BigDecimal open;
    private BigDecimal close;

    void add(BigDecimal price, BigDecimal value) {
        orders++;
        notional = notional.add(value);
        low = low == null ? price : low.min(price);
        high = high == null ? price : high.max(price);
        open = open == null ? price : open;
        close = price;
    }

    String line(String start, String end, String account) {
        return Csv.line(start, end, account, orders, notional.toPlainString(), low.toPlainString(),
            high.toPlainString(), open.toPlainString(), close.toPlainString());
    }
}

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
    private long openMs = Long.MAX_VALUE;
    private long closeMs = Long.MIN_VALUE;

    /** Opens with the earliest order and closes with the latest; of one time, with the first and the last to come. */
    void add(long timeMs, BigDecimal price, BigDecimal value) {
        orders++;
        notional = notional.add(value);
        low = low == null ? price : low.min(price);
        high = high == null ? price : high.max(price);
        if (timeMs < openMs) {
            openMs = timeMs;
            open = price;
        }
        if (timeMs >= closeMs) {
            closeMs = timeMs;
            close = price;
        }
    }

    String line(String start, String end, String account) {
        return Csv.line(start, end, account, orders, notional.toPlainString(), low.toPlainString(),
            high.toPlainString(), open.toPlainString(), close.toPlainString());
    }
}

package io.turgo.bench.torture.verifier;

import java.math.BigDecimal;

/** One payer's payments of one window. */
final class PaymentGroup {
    private int payments;
    private BigDecimal amount = BigDecimal.ZERO;

    void add(BigDecimal more) {
        payments++;
        amount = amount.add(more);
    }

    String line(String start, String end, Long payer) {
        return Csv.line(start, end, payer, payments, amount.toPlainString());
    }
}

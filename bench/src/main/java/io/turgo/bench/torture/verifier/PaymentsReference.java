package io.turgo.bench.torture.verifier;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must come of the payments. */
final class PaymentsReference {
    private static final long WINDOW_MS = 3_600_000;
    private static final long DISORDER_NS = 1;

    private final Map<Long, Ewma> scores = new HashMap<>();
    private final Windows<Long, PaymentGroup> windows = new Windows<>(WINDOW_MS, DISORDER_NS, PaymentGroup::new);
    private final List<String> rows = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    PaymentsReference(Path input) throws IOException {
        long number = 0;
        for (final String line : Files.readAllLines(input.resolve("payments.txt"))) {
            number++;
            final String[] parts = line.split(",");
            if (parts.length == 3) {
                take(Long.parseLong(parts[0]), Long.valueOf(parts[1]), new BigDecimal(parts[2]));
            } else {
                rejected.add(Csv.line("payments", number, "no payment", line));
            }
        }
    }

    private void take(long timeMs, Long payer, BigDecimal amount) {
        if (amount.signum() > 0) {
            final Double score = scores.computeIfAbsent(payer, number -> new Ewma()).next(amount.doubleValue());
            rows.add(payer + "," + amount.toPlainString() + ','
                + (score == null ? "" : Long.toHexString(Double.doubleToRawLongBits(score))));
            windows.group(timeMs, payer).add(amount);
        }
        windows.passed(timeMs);
    }

    List<String> rows() {
        return rows;
    }

    List<String> totals() {
        return windows.lines((start, end, payer, group) -> group.line(start, end, payer));
    }

    List<String> rejected() {
        return rejected;
    }
}

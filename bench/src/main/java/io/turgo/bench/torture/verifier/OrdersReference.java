package io.turgo.bench.torture.verifier;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must come of the orders. */
final class OrdersReference {
    private static final long WINDOW_MS = 10_000;
    private static final long DISORDER_NS = 2_000_000_000L;
    private static final int CELLS = 5;

    private final Map<String, List<String>> accounts = new HashMap<>();
    private final Map<String, BigDecimal> previous = new HashMap<>();
    private final Map<String, Ewma> scores = new HashMap<>();
    private final Windows<String, OrderGroup> windows = new Windows<>(WINDOW_MS, DISORDER_NS, OrderGroup::new);
    private final List<String> rows = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    OrdersReference(Path input) throws IOException {
        for (final String line : withoutHeader(input.resolve("accounts.csv"))) {
            final List<String> cells = Csv.cells(line);
            accounts.put(cells.get(0), cells);
        }
        long number = 0;
        for (final String line : withoutHeader(input.resolve("orders.csv"))) {
            take(++number, line);
        }
    }

    private static List<String> withoutHeader(Path file) throws IOException {
        final List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private void take(long number, String line) {
        final List<String> cells = Csv.cells(line);
        if (cells.size() != CELLS) {
            throw new IllegalStateException("line " + number + " of the orders has " + cells.size() + " cells");
        }
        final String text = cells.get(2);
        if (text.matches("\\d+\\.\\d+")) {
            final long timeMs = Long.parseLong(cells.get(0));
            order(timeMs, cells, new BigDecimal(text), new BigDecimal(cells.get(3)));
            windows.passed(timeMs);
        } else {
            rejected.add(Csv.line("orders", number, "row " + number + ", column price: \"" + text
                + "\" is not a DECIMAL(18, 4)", line));
        }
    }

    private void order(long timeMs, List<String> cells, BigDecimal price, BigDecimal quantity) {
        if (quantity.signum() <= 0) {
            return;
        }
        final String account = cells.get(1);
        final BigDecimal notional = price.multiply(quantity);
        final List<String> known = accounts.get(account);
        rows.add(Csv.line(Csv.time(timeMs), account, price.toPlainString(), quantity.toPlainString(),
            notional.toPlainString(), known == null ? null : known.get(1), known == null ? null : known.get(2),
            score(account, price), cells.get(4)));
        final OrderGroup group = windows.group(timeMs, account);
        if (group != null) {
            group.add(timeMs, price, notional);
        }
    }

    private String score(String account, BigDecimal price) {
        final BigDecimal before = previous.put(account, price);
        if (before == null) {
            return null;
        }
        final Double score = scores.computeIfAbsent(account, name -> new Ewma())
            .next(price.doubleValue() / before.doubleValue() - 1);
        return score == null ? null : NumberOutput.toString(score, true);
    }

    List<String> rows() {
        return rows;
    }

    List<String> windows() {
        return windows.lines((start, end, account, group) -> group.line(start, end, account));
    }

    List<String> rejected() {
        return rejected;
    }
}

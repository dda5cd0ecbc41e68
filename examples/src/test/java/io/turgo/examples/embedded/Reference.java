package io.turgo.examples.embedded;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service's outputs computed the plain way: all lines in memory, regular expressions, BigDecimal, collections. */
final class Reference {
    private static final Pattern ORDER = Pattern.compile("(\\d+) order_(\\w+) \\{\"price\": \"([\\d.]+)\", \"amount\": "
        + "\"([\\d.]+)\", \"datetime\": \"\\d+\", \"id\": (\\d+), \"order_type\": ([01])}");
    private static final Pattern BOOK = Pattern.compile("\\d+ order_book \\{\"bids\": \\[\\[\"([\\d.]+)\", "
        + "\"([\\d.]+)\"].*\"asks\": \\[\\[\"([\\d.]+)\", \"([\\d.]+)\"].*");
    private static final long WINDOW_MS = 10_000;

    private final List<String> verdicts = new ArrayList<>();
    private final List<String> flow = new ArrayList<>();
    private final List<Integer> rejectedLines = new ArrayList<>();
    private final Map<String, Ewma> sizes = new HashMap<>();
    private final Map<String, Ewma> rates = new HashMap<>();
    private final TreeMap<Long, Map<String, List<BigDecimal>>> windows = new TreeMap<>();
    private Matcher book;

    Reference(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            final Matcher snapshot = BOOK.matcher(lines.get(i));
            final Matcher order = ORDER.matcher(lines.get(i));
            if (snapshot.matches()) {
                book = snapshot;
            } else if (!order.matches() || new BigDecimal(order.group(3)).scale() > 2) {
                rejectedLines.add(i);
            } else if (order.group(2).equals("created")) {
                created(order, Long.parseLong(order.group(1)));
            } else {
                fire(Long.parseLong(order.group(1)));
            }
        }
        fire(Long.MAX_VALUE);
    }

    /** Mean and variance that forget. */
    private static final class Ewma {
        private final double threshold;
        private int seen;
        private double mean;
        private double variance;

        Ewma(double threshold) {
            this.threshold = threshold;
        }

        /** The score of x by what came before it, or null. */
        Double score(double x) {
            final double d = seen == 0 ? 0 : x - mean;
            Double score = null;
            if (seen >= 100) {
                final double z = Math.abs(d) / StrictMath.sqrt(variance);
                score = variance == 0 ? d == 0 ? 0.0 : 1.0 : z / (z + threshold);
            }
            mean = seen == 0 ? x : mean + 0.05 * d;
            variance = (1 - 0.05) * (variance + d * (0.05 * d));
            seen++;
            return score;
        }
    }

    private void created(Matcher order, long timeMs) {
        final String side = order.group(6).equals("0") ? "bid" : "ask";
        final BigDecimal price = new BigDecimal(order.group(3)).setScale(2);
        final BigDecimal amount = new BigDecimal(order.group(4)).setScale(8);
        final BigDecimal notional = price.multiply(amount);
        final Double score = sizes.computeIfAbsent(side, each -> new Ewma(6))
            .score(StrictMath.log(notional.doubleValue()));
        final List<String> reasons = new ArrayList<>();
        if (score != null && score >= 0.5) {
            reasons.add("SIZE");
        }
        String place = ",";
        if (book != null) {
            place = place(side.equals("bid"), price.doubleValue(), reasons);
        }
        verdicts.add(String.join(",", String.valueOf(timeMs), order.group(5), side, price.toPlainString(),
            amount.toPlainString(), notional.toPlainString(), text(score), place, String.join("+", reasons)));
        windows.computeIfAbsent(timeMs / WINDOW_MS, start -> new LinkedHashMap<>())
            .computeIfAbsent(side, each -> new ArrayList<>()).add(notional);
        fire(timeMs);
    }

    private String place(boolean isBid, double price, List<String> reasons) {
        final double bid = Double.parseDouble(book.group(1));
        final double ask = Double.parseDouble(book.group(3));
        final double bidSize = Double.parseDouble(book.group(2));
        final double askSize = Double.parseDouble(book.group(4));
        final double reach = (isBid ? (price - bid) / bid : (ask - price) / ask) * 10_000;
        if ((isBid ? (price - ask) / ask : (bid - price) / bid) * 10_000 > 10) {
            reasons.add("CROSS");
        }
        if (reach < -2_000) {
            reasons.add("FAR");
        }
        final double share = (isBid ? bidSize : askSize) / (bidSize + askSize);
        if (share < 0.001) {
            reasons.add("THIN");
        }
        return text(reach) + ',' + text(share);
    }

    private static String text(Double value) {
        return value == null ? "" : new BigDecimal(value).setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    /** Closes the windows that end at or before the latest time. */
    private void fire(long timeMs) {
        while (!windows.isEmpty() && (windows.firstKey() + 1) * WINDOW_MS <= timeMs) {
            final Map.Entry<Long, Map<String, List<BigDecimal>>> window = windows.pollFirstEntry();
            window.getValue().forEach((side, notionals) -> {
                final Double score = rates.computeIfAbsent(side, each -> new Ewma(3)).score(notionals.size());
                flow.add(String.join(",", String.valueOf(window.getKey() * WINDOW_MS / 1_000), side,
                    String.valueOf(notionals.size()),
                    notionals.stream().reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString(), text(score),
                    score != null && score >= 0.5 ? "BURST" : ""));
            });
        }
    }

    /** The lines of verdicts.csv, without ids. */
    List<String> verdicts() {
        return verdicts;
    }

    /** The lines of flow.csv, without ids. */
    List<String> flow() {
        return flow;
    }

    /** The numbers of the lines that are no events. */
    List<Integer> rejectedLines() {
        return rejectedLines;
    }
}

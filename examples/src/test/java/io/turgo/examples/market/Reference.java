package io.turgo.examples.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The market example's outputs computed the plain way: all rows in memory, BigDecimal and collections. */
final class Reference {
    private static final double ALPHA = 0.05;
    private static final int WARM_UP = 100;
    private static final double THRESHOLD = 6;

    private final List<Bar> bars = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    /**
     * A trade.
     *
     * @param row its number in the input, from 1
     */
    private record Trade(long row, Instant time, BigDecimal price, BigDecimal amount) {
        static Trade of(long row, String line) {
            final String[] cells = line.split(",", -1);
            return new Trade(row, Instant.ofEpochSecond(Long.parseLong(cells[0])), new BigDecimal(cells[1]),
                new BigDecimal(cells[2]));
        }

        Instant minute() {
            return time.truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /**
     * A line of bars.csv.
     *
     * @param closedBy the row whose time closed the window, or {@link Long#MAX_VALUE} if the end of the input did
     */
    record Bar(String line, long closedBy) {
    }

    /**
     * A line of alerts.csv, but for its score's text.
     *
     * @param start the cells before the score
     */
    record Alert(String start, double score, long row) {
    }

    private Reference(List<Trade> trades) {
        final Map<Instant, List<Trade>> minutes = new TreeMap<>();
        for (final Trade trade : trades) {
            if (trade.amount().signum() != 0) {
                minutes.computeIfAbsent(trade.minute(), minute -> new ArrayList<>()).add(trade);
            }
        }
        int next = 0;
        for (final Map.Entry<Instant, List<Trade>> minute : minutes.entrySet()) {
            while (next < trades.size() && !trades.get(next).minute().isAfter(minute.getKey())) {
                next++;
            }
            bars.add(new Bar(bar(minute.getKey(), minute.getValue()),
                next == trades.size() ? Long.MAX_VALUE : trades.get(next).row()));
        }
        detect(trades);
    }

    /** Over the trades on the class path. */
    static Reference ofBitstampTrades() {
        final List<Trade> trades = new ArrayList<>();
        try (InputStream stream = Reference.class.getResourceAsStream("/bitstamp_trades_from_20131125_usd.csv");
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                trades.add(Trade.of(trades.size() + 1, line));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reference(trades);
    }

    private static String bar(Instant start, List<Trade> trades) {
        final List<BigDecimal> prices = trades.stream().map(Trade::price).toList();
        final BigDecimal volume = trades.stream().map(Trade::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        final BigDecimal notional = trades.stream().map(each -> each.price().multiply(each.amount()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
        return String.join(",", start.toString(), "btcusd", plain(prices.get(0)),
            plain(prices.stream().max(BigDecimal::compareTo).orElseThrow()),
            plain(prices.stream().min(BigDecimal::compareTo).orElseThrow()), plain(prices.get(prices.size() - 1)),
            plain(volume), plain(notional), notional.divide(volume, 8, RoundingMode.HALF_UP).toPlainString(),
            String.valueOf(trades.size()));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private void detect(List<Trade> trades) {
        double previous = 0;
        long learned = 0;
        double mean = 0;
        double variance = 0;
        for (final Trade trade : trades) {
            if (trade.amount().signum() == 0) {
                continue;
            }
            final double price = trade.price().doubleValue();
            final double x = price / previous - 1;
            final boolean first = previous == 0;
            previous = price;
            if (first) {
                continue;
            }
            final double d = learned == 0 ? 0 : x - mean;
            if (learned >= WARM_UP) {
                final double z = variance == 0 ? Double.NaN : Math.abs(d) / StrictMath.sqrt(variance);
                final double score = variance == 0 ? d == 0 ? 0 : 1 : z / (z + THRESHOLD);
                alert(trade, score);
            }
            mean = learned == 0 ? x : mean + ALPHA * d;
            variance = (1 - ALPHA) * (variance + d * (ALPHA * d));
            learned++;
        }
    }

    private void alert(Trade trade, double score) {
        if (score >= 0.5) {
            alerts.add(new Alert(
                trade.time() + ",btcusd," + plain(trade.price()) + ',', score, trade.row()));
        }
    }

    List<Bar> bars() {
        return bars;
    }

    List<Alert> alerts() {
        return alerts;
    }
}

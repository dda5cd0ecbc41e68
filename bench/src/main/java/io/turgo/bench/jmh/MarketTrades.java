package io.turgo.bench.jmh;

import io.turgo.examples.market.MarketPipeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The trades of the market example, in arrays. */
final class MarketTrades {
    static final int COUNT = 100_000;

    private static final String FILE = "bitstamp_trades_from_20131125_usd.csv";
    private static final int DIGITS = 12;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long GAP_NS = 60 * SECOND_NS;

    private final long[] timesNs = new long[COUNT];
    private final long[] prices = new long[COUNT];
    private final long[] amounts = new long[COUNT];

    private MarketTrades() {
    }

    static MarketTrades read() {
        final MarketTrades trades = new MarketTrades();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            MarketPipeline.class.getClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (int i = 0; i < COUNT; i++) {
                trades.set(i, reader.readLine().split(","));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return trades;
    }

    private void set(int index, String[] cells) {
        timesNs[index] = Long.parseLong(cells[0]) * SECOND_NS;
        prices[index] = unscaled(cells[1]);
        amounts[index] = unscaled(cells[2]);
    }

    private static long unscaled(String text) {
        return new BigDecimal(text).setScale(DIGITS).unscaledValue().longValueExact();
    }

    /** How much later a round is than the first one: they follow each other. */
    long shiftNs(int round) {
        return round * (timesNs[COUNT - 1] - timesNs[0] + GAP_NS);
    }

    long timeNs(int index) {
        return timesNs[index];
    }

    long price(int index) {
        return prices[index];
    }

    long amount(int index) {
        return amounts[index];
    }
}

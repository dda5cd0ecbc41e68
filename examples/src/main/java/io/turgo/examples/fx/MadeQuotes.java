package io.turgo.examples.fx;

import io.turgo.connectors.file.ByteSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Quotes made up from a seed: 30 minutes of two pairs at two venues. The price of a pair is a random walk that both
 * venues follow, the second one some tenths of a second later, so that they cross now and then; the second one falls
 * silent for a minute. The same seed gives the same bytes everywhere.
 */
final class MadeQuotes {
    /** Unless another one is wanted. */
    static final long DEFAULT_SEED = 1;

    private static final long START_MS = 1_700_000_000_000L;
    private static final int MINUTE_MS = 60_000;
    private static final int LENGTH_MS = 30 * MINUTE_MS;
    private static final int SILENT_FROM_MS = 17 * MINUTE_MS;
    private static final int STEP_MS = 100;
    private static final int LAG_MS = 400;
    private static final int MOST_GAP_MS = 900;

    private MadeQuotes() {
    }

    static List<QuoteFile> of(long seed) {
        final int[] euro = walk(138_800, seed);
        final int[] kiwi = walk(86_900, seed + 1);
        return List.of(
            file(FxPipeline.FXCM, "eurusd", euro, 0, seed + 2), file(FxPipeline.FXCM, "nzdusd", kiwi, 0, seed + 3),
            file(FxPipeline.OANDA, "eurusd", euro, LAG_MS, seed + 4),
            file(FxPipeline.OANDA, "nzdusd", kiwi, LAG_MS, seed + 5));
    }

    /** The middle of the market at each step, in hundred thousandths. */
    private static int[] walk(int from, long seed) {
        final Random random = new Random(seed);
        final int[] prices = new int[LENGTH_MS / STEP_MS];
        int price = from;
        for (int i = 0; i < prices.length; i++) {
            price += random.nextInt(40) == 0 ? random.nextInt(7) - 3 : 0;
            prices[i] = price;
        }
        return prices;
    }

    private static QuoteFile file(String venue, String pair, int[] prices, int lagMs, long seed) {
        final Random random = new Random(seed);
        final StringBuilder text = new StringBuilder("time_ns,bid,ask\n");
        int timeMs = random.nextInt(MOST_GAP_MS);
        while (timeMs < LENGTH_MS) {
            final boolean silent = lagMs > 0 && timeMs >= SILENT_FROM_MS && timeMs < SILENT_FROM_MS + MINUTE_MS;
            if (!silent) {
                final int price = prices[Math.max(0, timeMs - lagMs) / STEP_MS];
                text.append(START_MS + timeMs).append("000000,");
                append(text, price - random.nextInt(2)).append(',');
                append(text, price + 1 + random.nextInt(2)).append('\n');
            }
            timeMs += 1 + random.nextInt(MOST_GAP_MS);
        }
        final byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return new QuoteFile(venue, pair, ByteSource.of(venue + ' ' + pair, () -> new ByteArrayInputStream(bytes)));
    }

    private static StringBuilder append(StringBuilder text, int price) {
        return text.append(price / 100_000).append('.').append(String.valueOf(100_000 + price % 100_000), 1, 6);
    }
}

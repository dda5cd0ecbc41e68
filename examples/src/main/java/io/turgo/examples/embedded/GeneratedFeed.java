package io.turgo.examples.embedded;

import io.turgo.connectors.file.ByteSource;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * Lines as Bitstamp's feed has them, made up from a seed: a price that walks, orders around it that come in bursts at
 * times and are deleted after a while, now and then one that is much too large or much too far away. The same seed
 * gives the same bytes everywhere.
 */
final class GeneratedFeed {
    private static final long START_MS = 1_430_438_400_000L;
    private static final int BOOK_EVERY = 12;
    private static final int OPEN_ORDERS = 40;
    private static final int MEAN_GAP_MS = 300;
    private static final int BURST_EVERY = 900;
    private static final int BURST_LENGTH = 120;
    private static final int ODD_ONE_IN = 400;
    private static final double TYPICAL_AMOUNT = 2;
    private static final double LARGE = 50_000;
    private static final int AMOUNT_SCALE = 8;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private long timeMs = START_MS;
    private long priceCents = 23_650;

    private GeneratedFeed(long seed) {
        random = new Random(seed);
    }

    /** A feed of so many lines. */
    static ByteSource of(long seed, int lines) {
        final byte[] bytes = new GeneratedFeed(seed).lines(lines).getBytes(StandardCharsets.US_ASCII);
        return ByteSource.of("generated", () -> new ByteArrayInputStream(bytes));
    }

    private String lines(int count) {
        for (int i = 0; i < count; i++) {
            final boolean burst = i % BURST_EVERY >= BURST_EVERY - BURST_LENGTH;
            timeMs += random.nextInt(burst ? MEAN_GAP_MS / 10 : 2 * MEAN_GAP_MS);
            priceCents += random.nextInt(5) - 2;
            if (i % BOOK_EVERY == 0) {
                book();
            } else if (open.size() > OPEN_ORDERS && random.nextBoolean()) {
                line("order_deleted", open.removeFirst());
            } else {
                created(i);
            }
        }
        return text.toString();
    }

    private void book() {
        line("order_book", "{\"bids\": [[\"" + price(priceCents - 5) + "\", \"" + amount(1) + "\"], [\""
            + price(priceCents - 9) + "\", \"" + amount(1) + "\"]], \"asks\": [[\"" + price(priceCents + 5) + "\", \""
            + amount(1) + "\"]]}");
    }

    private void created(int id) {
        final int side = random.nextInt(2);
        final boolean large = random.nextInt(ODD_ONE_IN) == 0;
        final boolean far = random.nextInt(ODD_ONE_IN) == 0;
        final long awayCents = far ? priceCents / 2 : 5 + random.nextInt(200);
        final String order = "{\"price\": \"" + price(priceCents + (side == 0 ? -awayCents : awayCents))
            + "\", \"amount\": \"" + amount(large ? LARGE : 1) + "\", \"datetime\": \"" + timeMs / 1_000
            + "\", \"id\": " + (1_000_000 + id) + ", \"order_type\": " + side + "}";
        open.addLast(order);
        line("order_created", order);
    }

    private void line(String event, String json) {
        text.append(timeMs).append(' ').append(event).append(' ').append(json).append('\n');
    }

    private static String price(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** Log-normal around the typical amount, by the algorithms that are the same on every JDK. */
    private String amount(double times) {
        final double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        final double amount = TYPICAL_AMOUNT * times * StrictMath.exp(2 * sum);
        return BigDecimal.valueOf((long) (amount * 1e8), AMOUNT_SCALE).toPlainString();
    }
}

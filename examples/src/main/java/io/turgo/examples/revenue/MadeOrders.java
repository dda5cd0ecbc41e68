package io.turgo.examples.revenue;

import io.turgo.connectors.file.ByteSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Orders made up from a seed: two weeks of a shop with a hundred customers, some of them much keener than others. Each
 * order has some lines; one in twelve is a cancellation, one in eight names no customer, and some lines come up to five
 * minutes late. The same seed gives the same bytes everywhere.
 */
final class MadeOrders {
    /** Of the orders unless another is given. */
    static final long DEFAULT_SEED = 1;

    private static final LocalDateTime START = LocalDateTime.of(2024, 3, 4, 8, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int DAYS = 14;
    private static final int OPEN_MINUTES = 10 * 60;
    private static final int ORDERS_A_DAY = 120;
    private static final int CUSTOMERS = 100;
    private static final int FIRST_CUSTOMER = 12_000;
    private static final int FIRST_INVOICE = 600_000;
    private static final int MOST_LINES = 9;
    private static final int MOST_PIECES = 24;
    private static final int CENTS = 100;
    private static final int LATE_MINUTES = 5;

    private final Random random;
    private final StringBuilder text = new StringBuilder("InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n");
    private int invoice = FIRST_INVOICE;

    private MadeOrders(long seed) {
        random = new Random(seed);
    }

    static ByteSource of(long seed) {
        final MadeOrders made = new MadeOrders(seed);
        for (int order = 0; order < DAYS * ORDERS_A_DAY; order++) {
            final int minute = order % ORDERS_A_DAY * OPEN_MINUTES / ORDERS_A_DAY;
            made.order(START.plusDays(order / ORDERS_A_DAY).plusMinutes(minute));
        }
        final byte[] bytes = made.text.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteSource.of("made orders", () -> new ByteArrayInputStream(bytes));
    }

    private void order(LocalDateTime time) {
        final boolean cancelled = random.nextInt(12) == 0;
        final String number = (cancelled ? "C" : "") + invoice++;
        final String customer = random.nextInt(8) == 0 ? ""
            : Integer.toString(FIRST_CUSTOMER + Math.min(random.nextInt(CUSTOMERS), random.nextInt(CUSTOMERS)));
        for (int lines = 1 + random.nextInt(MOST_LINES); lines > 0; lines--) {
            final int late = random.nextInt(6) == 0 ? random.nextInt(LATE_MINUTES + 1) : 0;
            final int pieces = 1 + random.nextInt(MOST_PIECES);
            final int cents = CENTS / 4 + random.nextInt(20 * CENTS);
            text.append(number).append(',').append(cancelled ? -pieces : pieces).append(',')
                .append(TIME.format(time.minusMinutes(late))).append(',').append(cents / CENTS).append('.')
                .append(cents / 10 % 10).append(cents % 10).append(',').append(customer).append('\n');
        }
    }
}

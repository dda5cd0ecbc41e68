package io.turgo.daemon;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures for people: three significant digits and a unit, the same under every locale. Pure functions. */
public final class Figures {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_S = 60;
    private static final long HOUR_S = 3_600;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal BINARY_THOUSAND = BigDecimal.valueOf(1_024);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final String[] DURATION_UNITS = {"ns", "us", "ms", "s"};
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] RATE_UNITS = {"/s", "k/s", "M/s", "G/s"};

    private Figures() {
    }

    /** All digits in groups of three: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * A duration: {@code 850 ns}, {@code 1.23 us}, {@code 45.6 ms}, {@code 12.0 s}, {@code 3 min 20 s},
     * {@code 2 h 5 min}.
     *
     * @param durationNs at least 0
     */
    public static String duration(long durationNs) {
        long seconds = durationNs / SECOND_NS;
        if (seconds < MINUTE_S) {
            return scaled(BigDecimal.valueOf(durationNs), THOUSAND, DURATION_UNITS);
        }
        return seconds < HOUR_S
            ? seconds / MINUTE_S + " min " + seconds % MINUTE_S + " s"
            : count(seconds / HOUR_S) + " h " + seconds % HOUR_S / MINUTE_S + " min";
    }

    /**
     * A size: {@code 512 B}, {@code 1.50 KiB}, {@code 23.4 GiB}.
     *
     * @param bytes at least 0
     */
    public static String bytes(long bytes) {
        return scaled(BigDecimal.valueOf(bytes), BINARY_THOUSAND, BYTE_UNITS);
    }

    /**
     * Events per second: {@code 12/s}, {@code 1.23 M/s}; {@code -} if no time has passed.
     *
     * @param events     at least 0
     * @param durationNs the time they took
     */
    public static String rate(long events, long durationNs) {
        if (durationNs <= 0) {
            return "-";
        }
        BigDecimal perSecond = BigDecimal.valueOf(events).multiply(BigDecimal.valueOf(SECOND_NS))
            .divide(BigDecimal.valueOf(durationNs), MathContext.DECIMAL64);
        String figure = scaled(perSecond, THOUSAND, RATE_UNITS);
        return figure.replace(" /s", "/s");
    }

    /** The smallest unit in which the rounded value stays below the base; whole numbers of the first unit as is. */
    private static String scaled(BigDecimal amount, BigDecimal base, String[] units) {
        BigDecimal value = amount;
        int unit = 0;
        while (unit < units.length - 1 && value.max(rounded(value)).compareTo(base) >= 0) {
            value = value.divide(base, MathContext.DECIMAL64);
            unit++;
        }
        BigDecimal shown = unit == 0 && amount.stripTrailingZeros().scale() <= 0 ? amount : rounded(value);
        return shown.toPlainString() + " " + units[unit];
    }

    /** Three significant digits, with the zeros that belong to them; no more than two decimals. */
    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal rounded = value.round(THREE_DIGITS);
        int integerDigits = Math.max(1, rounded.precision() - rounded.scale());
        return rounded.setScale(Math.max(0, THREE_DIGITS.getPrecision() - integerDigits), RoundingMode.HALF_UP);
    }
}

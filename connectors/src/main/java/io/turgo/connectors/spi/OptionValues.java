package io.turgo.connectors.spi;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of options as text; units are Flink's. */
final class OptionValues {
    private static final Pattern QUANTITY = Pattern.compile("(\\d+)\\s*(\\D*)");
    private static final Map<String, ChronoUnit> TIME_UNITS = new TreeMap<>();
    private static final Map<String, Long> SIZE_UNITS = new TreeMap<>();
    private static final long KIBI = 1024;

    static {
        units(TIME_UNITS, ChronoUnit.DAYS, "d", "day", "days");
        units(TIME_UNITS, ChronoUnit.HOURS, "h", "hour", "hours");
        units(TIME_UNITS, ChronoUnit.MINUTES, "m", "min", "minute", "minutes");
        units(TIME_UNITS, ChronoUnit.SECONDS, "s", "sec", "secs", "second", "seconds");
        units(TIME_UNITS, ChronoUnit.MILLIS, "", "ms", "milli", "millis", "millisecond", "milliseconds");
        units(TIME_UNITS, ChronoUnit.MICROS, "us", "µs", "micro", "micros", "microsecond", "microseconds");
        units(TIME_UNITS, ChronoUnit.NANOS, "ns", "nano", "nanos", "nanosecond", "nanoseconds");
        units(SIZE_UNITS, 1L, "", "b", "byte", "bytes");
        units(SIZE_UNITS, KIBI, "k", "kb", "kibibytes");
        units(SIZE_UNITS, KIBI * KIBI, "m", "mb", "mebibytes");
        units(SIZE_UNITS, KIBI * KIBI * KIBI, "g", "gb", "gibibytes");
    }

    private OptionValues() {
    }

    private static <U> void units(Map<String, U> units, U unit, String... names) {
        for (final String name : names) {
            units.put(name, unit);
        }
    }

    /** What a value should be and is not, e.g. {@code a whole number}; null if it is. */
    static String fault(OptionType type, String value) {
        return switch (type.kind()) {
            case TEXT -> null;
            case INT -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE) ? null : "a whole number of 32 bits";
            case LONG -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE) ? null : "a whole number of 64 bits";
            case BOOLEAN -> value.strip().matches("(?i)true|false") ? null : "true or false";
            case DURATION -> duration(value) != null ? null : "a duration such as 500 ms, 10 s, 5 min, 1 h";
            case BYTES -> bytes(value) >= 0 ? null : "a size such as 512, 64 kb, 1 mb";
            case ENUM -> type.values().stream().anyMatch(value.strip()::equalsIgnoreCase) ? null
                : (type.values().size() == 1 ? "" : "one of ") + String.join(", ", type.values());
        };
    }

    private static boolean isWhole(String value, long least, long most) {
        try {
            final long whole = Long.parseLong(value.strip());
            return whole >= least && whole <= most;
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    /** A number and a unit as time, or null if it is none that a long of nanoseconds holds. */
    static Duration duration(String value) {
        final Matcher quantity = QUANTITY.matcher(value.strip());
        final ChronoUnit unit = quantity.matches() ? TIME_UNITS.get(unit(quantity)) : null;
        try {
            if (unit == null) {
                return null;
            }
            final Duration duration = Duration.of(Long.parseLong(quantity.group(1)), unit);
            return Duration.ofNanos(duration.toNanos());
        } catch (final ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** A number and a unit as bytes, or -1 if it is none that a long holds. */
    static long bytes(String value) {
        final Matcher quantity = QUANTITY.matcher(value.strip());
        final Long unit = quantity.matches() ? SIZE_UNITS.get(unit(quantity)) : null;
        try {
            return unit == null ? -1 : Math.multiplyExact(Long.parseLong(quantity.group(1)), unit);
        } catch (final ArithmeticException | NumberFormatException e) {
            return -1;
        }
    }

    private static String unit(Matcher quantity) {
        return quantity.group(2).strip().toLowerCase(Locale.ROOT);
    }
}

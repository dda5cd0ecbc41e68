package io.turgo.daemon.script;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.stage.Scope;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cells of a script as values of columns, and back. Pure functions. */
final class Cells {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;

    private Cells() {
    }

    /** A row's values, as the test driver takes and gives them. */
    static Map<String, Object> values(Scope scope, Map<String, String> row, String where) {
        final Map<String, Object> values = new LinkedHashMap<>();
        row.forEach((name, text) -> values.put(name, value(column(scope, name, where), text, where)));
        return values;
    }

    private static Column column(Scope scope, String name, String where) {
        try {
            return scope.column(name);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(where + ": " + e.getMessage(), e);
        }
    }

    private static Object value(Column column, String text, String where) {
        if (text == null) {
            return null;
        }
        try {
            return switch (column.type()) {
                case BOOLEAN -> bool(text);
                case INT32 -> int32(text);
                case INT64 -> Long.parseLong(text);
                case FLOAT64 -> Double.parseDouble(text);
                case DECIMAL -> new BigDecimal(text);
                case TIMESTAMP -> timeNs(text);
                case SYMBOL, STRING -> text;
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new ConfigurationException(where + ": `" + text + "` is no value of column " + column.name() + " "
                + column.field().typeName() + " (" + e.getMessage() + ")", e);
        }
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("it is true or false");
        }
        return text.equals("true");
    }

    /** Also a DATE, which is days, and a TIME, which is milliseconds of the day. */
    private static int int32(String text) {
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return Math.toIntExact(LocalDate.parse(text).toEpochDay());
        } else if (text.matches("\\d\\d:\\d\\d(:.*)?")) {
            return Math.toIntExact(LocalTime.parse(text).toNanoOfDay() / NS_PER_MS);
        }
        return Integer.parseInt(text);
    }

    /** As SQL writes it, read as UTC, or as ISO-8601. */
    private static long timeNs(String text) {
        final String iso = text.strip().replace(' ', 'T');
        final Instant time = iso.endsWith("Z") ? Instant.parse(iso)
            : LocalDateTime.parse(iso.contains("T") ? iso : iso + "T00:00:00").toInstant(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
    }

    /** Whether a value is the expected one: decimals by their amount, whatever their scale. */
    static boolean same(Object expected, Object actual) {
        if (expected instanceof BigDecimal one && actual instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        return expected == null ? actual == null : expected.equals(actual);
    }

    /** A value as a script would have it. */
    static String text(Column column, Object value) {
        if (value == null) {
            return "null";
        }
        return switch (column.type()) {
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case TIMESTAMP -> Instant.EPOCH.plus((Long) value, ChronoUnit.NANOS).toString().replace('T', ' ')
                .replace("Z", "");
            default -> value.toString();
        };
    }
}

package io.turgo.connectors.value;

import io.turgo.connectors.value.NumberParser.Outcome;
import io.turgo.decimal.Decimal;

/** Reads points in time, to the nanosecond and never rounded. Belongs to one thread; allocates nothing. */
final class TimeParser {
    /** Characters of {@code 2013-11-25T00:00:00}. */
    private static final int ISO_LENGTH = 19;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 8;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int NOT_A_NUMBER = -1;

    private final PlainNumber plain = new PlainNumber();
    private final Decimal epoch = new Decimal();
    private final Decimal scratch = new Decimal();
    private long timeNs;
    private int counted;

    /** The time that {@link #parse} has read, in epoch nanoseconds. */
    long timeNs() {
        return timeNs;
    }

    /** The days or milliseconds that {@link #parseDate} or {@link #parseTimeOfDay} has read. */
    int counted() {
        return counted;
    }

    /** Reads {@code 2013-11-25} as days since 1970-01-01. */
    Outcome parseDate(byte[] text, int from, int to) {
        if (to - from != DATE_LENGTH || !hasDateMarks(text, from)) {
            return Outcome.MALFORMED;
        }
        final int year = number(text, from, 4);
        final int month = number(text, from + 5, 2);
        final int day = number(text, from + 8, 2);
        if ((year | month | day) < 0 || !CivilTime.isDate(year, month, day)) {
            return Outcome.MALFORMED;
        }
        counted = CivilTime.epochDay(year, month, day);
        return Outcome.OK;
    }

    /** Reads {@code 13:45:00.250} as milliseconds of the day; digits behind them must be zeros. */
    Outcome parseTimeOfDay(byte[] text, int from, int to) {
        if (to - from < TIME_LENGTH || text[from + 2] != ':' || text[from + 5] != ':') {
            return Outcome.MALFORMED;
        }
        final int second = secondOfDay(text, from);
        final int nanos = nanos(text, from + TIME_LENGTH, to);
        if ((second | nanos) < 0 || nanos % NANOS_PER_MILLI != 0) {
            return Outcome.MALFORMED;
        }
        counted = second * MILLIS_PER_SECOND + nanos / NANOS_PER_MILLI;
        return Outcome.OK;
    }

    /** The second of {@code 13:45:00}, or less than 0 if there is none. */
    private static int secondOfDay(byte[] text, int from) {
        final int hour = number(text, from, 2);
        final int minute = number(text, from + 3, 2);
        final int second = number(text, from + 6, 2);
        return (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59 ? NOT_A_NUMBER
            : (hour * 60 + minute) * 60 + second;
    }

    /** Reads a time; one outside the years 1677 to 2262 is out of range. */
    Outcome parse(byte[] text, int from, int to, TimeFormat format) {
        return format == TimeFormat.ISO_8601 || format == TimeFormat.SQL ? parseIso(text, from, to)
            : parseEpoch(text, from, to, format.fractionDigits());
    }

    private Outcome parseEpoch(byte[] text, int from, int to, int fractionDigits) {
        if (plain.parse(text, from, to, fractionDigits, Long.MAX_VALUE)) {
            timeNs = plain.unscaled();
            return Outcome.OK;
        }
        final int status = epoch.parse(text, from, to);
        if (status != Decimal.OK) {
            return status == Decimal.TOO_MANY_DIGITS ? Outcome.OUT_OF_RANGE : Outcome.MALFORMED;
        }
        if (DecimalFit.of(epoch, scratch, Decimal.MAX_PRECISION, fractionDigits) != DecimalFit.FITS) {
            return Outcome.OUT_OF_RANGE;
        }
        epoch.rescale(fractionDigits);
        if (!epoch.fitsLong()) {
            return Outcome.OUT_OF_RANGE;
        }
        timeNs = epoch.unscaledLong();
        return Outcome.OK;
    }

    private Outcome parseIso(byte[] text, int from, int to) {
        final int end = to > from && text[to - 1] == 'Z' ? to - 1 : to;
        if (end - from < ISO_LENGTH || !hasMarks(text, from)) {
            return Outcome.MALFORMED;
        }
        final int year = number(text, from, 4);
        final int month = number(text, from + 5, 2);
        final int day = number(text, from + 8, 2);
        final int second = secondOfDay(text, from + DATE_LENGTH + 1);
        final int nanos = nanos(text, from + ISO_LENGTH, end);
        if ((year | month | day | second | nanos) < 0 || !CivilTime.isDate(year, month, day)) {
            return Outcome.MALFORMED;
        }
        final long seconds = CivilTime.epochDay(year, month, day) * (long) CivilTime.SECONDS_PER_DAY + second;
        return set(seconds, nanos);
    }

    private static boolean hasMarks(byte[] text, int from) {
        final byte middle = text[from + 10];
        return hasDateMarks(text, from) && (middle == 'T' || middle == ' ')
            && text[from + 13] == ':' && text[from + 16] == ':';
    }

    private static boolean hasDateMarks(byte[] text, int from) {
        return text[from + 4] == '-' && text[from + 7] == '-';
    }

    private static int number(byte[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            final int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The fraction of a second, which may be absent. */
    private static int nanos(byte[] text, int from, int end) {
        final int digits = end - from - 1;
        if (digits < 0) {
            return 0;
        }
        if (text[from] != '.' || digits == 0 || digits > MOST_FRACTION_DIGITS) {
            return NOT_A_NUMBER;
        }
        int nanos = number(text, from + 1, digits);
        for (int i = digits; i < MOST_FRACTION_DIGITS && nanos > 0; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Seconds and nanoseconds may be within range only together: the least time is no whole second. */
    private Outcome set(long seconds, int nanos) {
        final long later = seconds < 0 && nanos > 0 ? seconds + 1 : seconds;
        final long rest = seconds < 0 && nanos > 0 ? nanos - CivilTime.NANOS_PER_SECOND : nanos;
        final long whole = later * CivilTime.NANOS_PER_SECOND;
        final long most = Long.MAX_VALUE / CivilTime.NANOS_PER_SECOND;
        final long sum = whole + rest;
        if (Math.abs(later) > most || rest > 0 && sum < whole || rest < 0 && sum > whole) {
            return Outcome.OUT_OF_RANGE;
        }
        timeNs = sum;
        return Outcome.OK;
    }
}

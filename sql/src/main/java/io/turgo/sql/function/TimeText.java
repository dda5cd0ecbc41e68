package io.turgo.sql.function;

/** Dates and times as SQL writes them, read and written as UTF-8. Any thread; allocates nothing. */
public final class TimeText {
    private static final int MOST_FRACTION_DIGITS = 9;

    private TimeText() {
    }

    /** Appends {@code yyyy-MM-dd}. */
    public static void date(long day, TextValue out) {
        final int year = Calendar.year(day);
        if (year < 0) {
            out.append('-');
        }
        out.appendPadded(Math.abs(year), 4);
        out.append('-');
        out.appendPadded(Calendar.month(day), 2);
        out.append('-');
        out.appendPadded(Calendar.dayOfMonth(day), 2);
    }

    /** Appends {@code HH:mm:ss} and at least so many digits of a second as are asked for. */
    public static void time(long ofDayNs, int digits, TextValue out) {
        final int seconds = (int) (ofDayNs / TimePoints.SECOND_NS);
        out.appendPadded(seconds / 3600, 2);
        out.append(':');
        out.appendPadded(seconds / 60 % 60, 2);
        out.append(':');
        out.appendPadded(seconds % 60, 2);
        final int point = out.length();
        out.append('.');
        out.appendPadded((int) (ofDayNs % TimePoints.SECOND_NS), MOST_FRACTION_DIGITS);
        int end = out.length();
        while (end > point + 1 + digits && out.at(end - 1) == '0') {
            end--;
        }
        out.truncate(end == point + 1 ? point : end);
    }

    /** Appends {@code yyyy-MM-dd HH:mm:ss} and at least so many digits of a second. */
    public static void timestamp(long timeNs, int digits, TextValue out) {
        date(TimePoints.day(timeNs), out);
        out.append(' ');
        time(TimePoints.ofDay(timeNs), digits, out);
    }

    /**
     * Reads {@code yyyy-MM-dd[( |T)HH:mm:ss[.fraction]]}, where months, days, hours, minutes and seconds may have one
     * digit and a fraction up to nine; gives epoch nanoseconds. Days up to the 31st
     * mean the last one in a shorter month.
     *
     * @return whether it is one
     */
    public static boolean parseTimestamp(TextValue text, LongCell out) {
        final int end = end(text);
        final int start = start(text, end);
        int split = start;
        while (split < end && text.at(split) != ' ' && text.at(split) != 'T') {
            split++;
        }
        if (!parseDate(text, start, split, true, out)) {
            return false;
        }
        final long day = out.value;
        if (split == end) {
            out.value = 0;
        } else if (!parseTime(text, split + 1, end, out)) {
            return false;
        }
        final long limit = Long.MAX_VALUE / TimePoints.DAY_NS;
        return day < limit && day > -limit && out.set(day * TimePoints.DAY_NS + out.value);
    }

    /** Reads {@code yyyy-MM-dd}, of which the end may be missing; what is behind it is not looked at. Gives the day. */
    public static boolean parseDate(TextValue text, LongCell out) {
        final int end = end(text);
        final int start = start(text, end);
        int split = start;
        while (split < end && text.at(split) != ' ' && text.at(split) != 'T') {
            split++;
        }
        return parseDate(text, start, split, false, out);
    }

    /** Reads {@code HH:mm:ss[.fraction]}; gives nanoseconds of the day. */
    public static boolean parseTime(TextValue text, LongCell out) {
        final int end = end(text);
        return parseTime(text, start(text, end), end, out);
    }

    private static int end(TextValue text) {
        int end = text.length();
        while (end > 0 && text.at(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static int start(TextValue text, int end) {
        int start = 0;
        while (start < end && text.at(start) == ' ') {
            start++;
        }
        return start;
    }

    /** @param lenient whether days up to the 31st mean the last one in a shorter month, as in timestamps of Flink */
    private static boolean parseDate(TextValue text, int from, int to, boolean lenient, LongCell out) {
        final int yearEnd = digits(text, from, to);
        final int monthEnd = digits(text, yearEnd + 1, to);
        final int dayEnd = digits(text, monthEnd + 1, to);
        if (yearEnd == from || yearEnd - from > 4) {
            return false;
        }
        final int year = number(text, from, yearEnd);
        final int month = yearEnd == to ? 1 : part(text, '-', yearEnd, monthEnd);
        final int day = yearEnd == to || monthEnd == to ? 1 : part(text, '-', monthEnd, dayEnd);
        final boolean whole = dayEnd == to || monthEnd == to || yearEnd == to;
        if (!whole || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        final int last = Calendar.lengthOfMonth(year, month);
        return (lenient || day <= last) && out.set(Calendar.day(year, month, Math.min(day, last)));
    }

    private static boolean parseTime(TextValue text, int from, int to, LongCell out) {
        final int hourEnd = digits(text, from, to);
        final int minuteEnd = digits(text, hourEnd + 1, to);
        final int secondEnd = digits(text, minuteEnd + 1, to);
        if (hourEnd == from || hourEnd - from > 2) {
            return false;
        }
        final int hour = number(text, from, hourEnd);
        final int minute = hourEnd == to ? 0 : part(text, ':', hourEnd, minuteEnd);
        final int second = hourEnd == to || minuteEnd == to ? 0 : part(text, ':', minuteEnd, secondEnd);
        final boolean whole = secondEnd == to || minuteEnd == to || hourEnd == to;
        if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return false;
        }
        final long nanos = whole ? 0 : fraction(text, secondEnd, to);
        return nanos >= 0 && out.set(((hour * 60 + minute) * 60 + second) * TimePoints.SECOND_NS + nanos);
    }

    /** Where digits end that begin at a place; at most the end of the text. */
    private static int digits(TextValue text, int from, int to) {
        int at = Math.min(from, to);
        while (at < to && text.at(at) >= '0' && text.at(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int number(TextValue text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.at(i) - '0';
        }
        return number;
    }

    /** One or two digits behind a mark; or -1. */
    private static int part(TextValue text, char mark, int at, int end) {
        final int length = end - at - 1;
        return text.at(at) != mark || length < 1 || length > 2 ? -1 : number(text, at + 1, end);
    }

    private static long fraction(TextValue text, int point, int to) {
        final int end = digits(text, point + 1, to);
        if (text.at(point) != '.' || end != to || end == point + 1 || end - point - 1 > MOST_FRACTION_DIGITS) {
            return -1;
        }
        long nanos = number(text, point + 1, end);
        for (int i = end - point - 1; i < MOST_FRACTION_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }
}

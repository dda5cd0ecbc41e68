package io.turgo.connectors.value;

/** Writes points in time as ISO-8601 in UTC; allocates nothing. */
final class TimeText {
    private static final int GROUP_DIGITS = 3;
    private static final int MILLIS_PER_SECOND = 1000;

    private TimeText() {
    }

    /** Writes a time of epoch nanoseconds, up to 30 bytes, at {@code at}; returns where the text ends. */
    static int putIso(long timeNs, byte[] target, int at) {
        final long seconds = Math.floorDiv(timeNs, CivilTime.NANOS_PER_SECOND);
        final int nanos = (int) Math.floorMod(timeNs, CivilTime.NANOS_PER_SECOND);
        final int day = (int) Math.floorDiv(seconds, (long) CivilTime.SECONDS_PER_DAY);
        final int second = (int) Math.floorMod(seconds, (long) CivilTime.SECONDS_PER_DAY);
        final int date = CivilTime.date(day);
        int next = put(date / 10_000, 4, '-', target, at);
        next = put(date / 100 % 100, 2, '-', target, next);
        next = put(date % 100, 2, 'T', target, next);
        next = put(second / 3600, 2, ':', target, next);
        next = put(second / 60 % 60, 2, ':', target, next);
        next = put(second % 60, 2, nanos == 0 ? 'Z' : '.', target, next);
        return nanos == 0 ? next : putFraction(nanos, target, next);
    }

    /** Writes a date of days since 1970-01-01; returns where the text ends. */
    static int putDate(int epochDay, byte[] target, int at) {
        final int date = CivilTime.date(epochDay);
        int next = put(date / 10_000, 4, '-', target, at);
        next = put(date / 100 % 100, 2, '-', target, next);
        return put(date % 100, 2, ' ', target, next) - 1;
    }

    /** Writes a time of milliseconds of the day, with three fraction digits or none; returns where the text ends. */
    static int putTimeOfDay(int millis, byte[] target, int at) {
        final int second = millis / MILLIS_PER_SECOND;
        int next = put(second / 3600, 2, ':', target, at);
        next = put(second / 60 % 60, 2, ':', target, next);
        next = put(second % 60, 2, '.', target, next);
        final int fraction = millis % MILLIS_PER_SECOND;
        return fraction == 0 ? next - 1 : put(fraction, GROUP_DIGITS, ' ', target, next) - 1;
    }

    /** 3, 6 or 9 digits, as many as are needed. */
    private static int putFraction(int nanos, byte[] target, int at) {
        int digits = 3 * GROUP_DIGITS;
        int fraction = nanos;
        while (fraction % 1000 == 0) {
            fraction /= 1000;
            digits -= GROUP_DIGITS;
        }
        return put(fraction, digits, 'Z', target, at);
    }

    private static int put(int number, int digits, char end, byte[] target, int at) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        target[at + digits] = (byte) end;
        return at + digits + 1;
    }
}

package io.turgo.connectors.csv;

/** Writes points in time as ISO-8601 in UTC; allocates nothing. */
final class TimeText {
    private static final int GROUP_DIGITS = 3;

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

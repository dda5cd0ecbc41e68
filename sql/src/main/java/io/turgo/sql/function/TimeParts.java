package io.turgo.sql.function;

/**
 * Parts of a wall time, as EXTRACT names them, and the beginnings of the units that FLOOR and CEIL go to. Times are
 * nanoseconds of a wall time read as UTC. Any thread; allocates nothing.
 */
public final class TimeParts {
    private static final int MONTHS_OF_QUARTER = 3;

    private TimeParts() {
    }

    /** EXTRACT(YEAR). */
    public static long year(long time) {
        return Calendar.year(TimePoints.day(time));
    }

    /** EXTRACT(ISOYEAR). */
    public static long isoyear(long time) {
        return Calendar.isoYear(TimePoints.day(time));
    }

    /** EXTRACT(DECADE). */
    public static long decade(long time) {
        return Math.floorDiv(year(time), 10L);
    }

    /** EXTRACT(CENTURY): 1901 to 2000 is the 20th. */
    public static long century(long time) {
        return Math.floorDiv(year(time) - 1, 100L) + 1;
    }

    /** EXTRACT(MILLENNIUM). */
    public static long millennium(long time) {
        return Math.floorDiv(year(time) - 1, 1000L) + 1;
    }

    /** EXTRACT(QUARTER). */
    public static long quarter(long time) {
        return (month(time) - 1) / MONTHS_OF_QUARTER + 1;
    }

    /** EXTRACT(MONTH). */
    public static long month(long time) {
        return Calendar.month(TimePoints.day(time));
    }

    /** EXTRACT(WEEK), of ISO 8601. */
    public static long week(long time) {
        return Calendar.isoWeek(TimePoints.day(time));
    }

    /** EXTRACT(DAY). */
    public static long day(long time) {
        return Calendar.dayOfMonth(TimePoints.day(time));
    }

    /** EXTRACT(DOY). */
    public static long doy(long time) {
        return Calendar.dayOfYear(TimePoints.day(time));
    }

    /** EXTRACT(DOW): 1 is Sunday. */
    public static long dow(long time) {
        return Calendar.dayOfWeek(TimePoints.day(time));
    }

    /** EXTRACT(ISODOW): 1 is Monday. */
    public static long isodow(long time) {
        return Calendar.isoDayOfWeek(TimePoints.day(time));
    }

    /** EXTRACT(HOUR). */
    public static long hour(long time) {
        return TimePoints.ofDay(time) / TimePoints.HOUR_NS;
    }

    /** EXTRACT(MINUTE). */
    public static long minute(long time) {
        return TimePoints.ofDay(time) / TimePoints.MINUTE_NS % 60;
    }

    /** EXTRACT(SECOND). */
    public static long second(long time) {
        return TimePoints.ofDay(time) / TimePoints.SECOND_NS % 60;
    }

    /** EXTRACT(MILLISECOND): those of the minute. */
    public static long millisecond(long time) {
        return TimePoints.ofDay(time) % TimePoints.MINUTE_NS / TimePoints.MILLI_NS;
    }

    /** EXTRACT(MICROSECOND): those of the minute. */
    public static long microsecond(long time) {
        return TimePoints.ofDay(time) % TimePoints.MINUTE_NS / 1000;
    }

    /** EXTRACT(NANOSECOND): those of the minute. */
    public static long nanosecond(long time) {
        return TimePoints.ofDay(time) % TimePoints.MINUTE_NS;
    }

    /** EXTRACT(EPOCH): seconds. */
    public static long epoch(long time) {
        return Math.floorDiv(time, TimePoints.SECOND_NS);
    }

    /** The beginning of a time's week, which begins on Sunday. */
    public static long floorWeek(long time) {
        final long day = TimePoints.day(time);
        return TimePoints.exact(day - Calendar.dayOfWeek(day) + 1, TimePoints.DAY_NS, 0);
    }

    /** The beginning of the group of so many months, counted from a year's first, that a time is in. */
    public static long floorMonths(long time, int months) {
        return TimePoints.exact(firstDay(time, months, 0), TimePoints.DAY_NS, 0);
    }

    /** The first beginning of a week at or behind a time. */
    public static long ceilWeek(long time) {
        final long floor = floorWeek(time);
        return floor == time ? time : TimePoints.exact(7, TimePoints.DAY_NS, floor);
    }

    /** The first beginning of a group of so many months at or behind a time. */
    public static long ceilMonths(long time, int months) {
        return floorMonths(time, months) == time ? time
            : TimePoints.exact(firstDay(time, months, months), TimePoints.DAY_NS, 0);
    }

    private static long firstDay(long time, int months, int later) {
        final long day = TimePoints.day(time);
        final long month = Calendar.year(day) * 12L + Calendar.month(day) - 1;
        final long first = month - Math.floorMod(month, (long) months) + later;
        return Calendar.day(Math.floorDiv(first, 12L), (int) Math.floorMod(first, 12L) + 1, 1);
    }
}

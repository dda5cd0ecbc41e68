package io.turgo.sql.function;

/**
 * The proleptic Gregorian calendar in days since 1970-01-01. Years are counted from 1 March within, so that the leap
 * day is the last one: then a day's month follows from (5d + 2) / 153. Any thread; allocates nothing.
 */
public final class Calendar {
    private static final int DAYS_OF_400_YEARS = 146_097;
    /** Days from 0000-03-01 to 1970-01-01. */
    private static final int EPOCH = 719_468;
    private static final int[] MONTH_LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Calendar() {
    }

    /** The day of a date. */
    public static long day(long year, int month, int dayOfMonth) {
        final long from = month > 2 ? year : year - 1;
        final long era = Math.floorDiv(from, 400L);
        final long yearOfEra = from - era * 400;
        final int monthFromMarch = (month + 9) % 12;
        final long dayOfYear = (153L * monthFromMarch + 2) / 5 + dayOfMonth - 1;
        return era * DAYS_OF_400_YEARS + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EPOCH;
    }

    /** Year, month and day of a day: year * 65536 + month * 256 + day. */
    private static long date(long day) {
        final long shifted = day + EPOCH;
        final long era = Math.floorDiv(shifted, (long) DAYS_OF_400_YEARS);
        final long dayOfEra = shifted - era * DAYS_OF_400_YEARS;
        final long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final long monthFromMarch = (5 * dayOfYear + 2) / 153;
        final long dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        final long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        final long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 65_536 + month * 256 + dayOfMonth;
    }

    /** The year of a day. */
    public static int year(long day) {
        return (int) (date(day) >> 16);
    }

    /** The month of a day, 1 to 12. */
    public static int month(long day) {
        return (int) (date(day) >> 8 & 0xFF);
    }

    /** The day within its month, from 1. */
    public static int dayOfMonth(long day) {
        return (int) (date(day) & 0xFF);
    }

    /** The day within its year, from 1. */
    public static int dayOfYear(long day) {
        return (int) (day - day(year(day), 1, 1)) + 1;
    }

    /** 1 for Sunday to 7 for Saturday. */
    public static int dayOfWeek(long day) {
        return (int) Math.floorMod(day + 4, 7L) + 1;
    }

    /** 1 for Monday to 7 for Sunday, as ISO 8601 has it. */
    public static int isoDayOfWeek(long day) {
        return (int) Math.floorMod(day + 3, 7L) + 1;
    }

    /** The year that the ISO week of a day belongs to. */
    public static int isoYear(long day) {
        return year(day + 4 - isoDayOfWeek(day));
    }

    /** The week of a day, of which the first has the year's first Thursday. */
    public static int isoWeek(long day) {
        return (dayOfYear(day + 4 - isoDayOfWeek(day)) - 1) / 7 + 1;
    }

    /** The last day of a month. */
    public static int lengthOfMonth(long year, int month) {
        final boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : MONTH_LENGTHS[month - 1];
    }

    /** The day so many months later; the last day of the month where that has no such day. */
    public static long plusMonths(long day, long months) {
        final long date = date(day);
        final long all = (date >> 16) * 12 + (date >> 8 & 0xFF) - 1 + months;
        final long year = Math.floorDiv(all, 12L);
        final int month = (int) Math.floorMod(all, 12L) + 1;
        return day(year, month, Math.min((int) (date & 0xFF), lengthOfMonth(year, month)));
    }

    /** Whole months from one point to another; each is a day and what of the day has passed. */
    public static long monthsBetween(long fromDay, long fromTime, long toDay, long toTime) {
        final long from = date(fromDay);
        final long to = date(toDay);
        long months = ((to >> 16) - (from >> 16)) * 12 + (to >> 8 & 0xFF) - (from >> 8 & 0xFF);
        if (months > 0 && (plusMonths(fromDay, months) > toDay
            || plusMonths(fromDay, months) == toDay && fromTime > toTime)) {
            months--;
        } else if (months < 0 && (plusMonths(fromDay, months) < toDay
            || plusMonths(fromDay, months) == toDay && fromTime < toTime)) {
            months++;
        }
        return months;
    }
}

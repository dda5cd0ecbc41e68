package io.turgo.connectors.value;

/**
 * Days of the proleptic Gregorian calendar. The arithmetic counts years from March, so that the leap day comes last, in
 * eras of 400 years (after H. Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013).
 */
final class CivilTime {
    static final long NANOS_PER_SECOND = 1_000_000_000L;
    static final int SECONDS_PER_DAY = 86_400;

    private static final int DAYS_PER_ERA = 146_097;
    private static final int YEARS_PER_ERA = 400;
    /** Days from 0000-03-01 to 1970-01-01. */
    private static final int EPOCH_DAYS = 719_468;
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CivilTime() {
    }

    /** Days since 1970-01-01 of a date of the years 0 to 9999. */
    static int epochDay(int year, int month, int day) {
        final int marchYear = month > 2 ? year : year - 1;
        final int era = Math.floorDiv(marchYear, YEARS_PER_ERA);
        final int yearOfEra = marchYear - era * YEARS_PER_ERA;
        final int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * DAYS_PER_ERA + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EPOCH_DAYS;
    }

    /** The date of a day since 1970-01-01 as {@code year * 10000 + month * 100 + day}; years 0 to 9999. */
    static int date(int epochDay) {
        final int shifted = epochDay + EPOCH_DAYS;
        final int era = Math.floorDiv(shifted, DAYS_PER_ERA);
        final int dayOfEra = shifted - era * DAYS_PER_ERA;
        final int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final int marchMonth = (5 * dayOfYear + 2) / 153;
        final int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        final int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        final int year = yearOfEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0);
        return year * 10_000 + month * 100 + day;
    }

    /** Whether there is such a date. */
    static boolean isDate(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        final boolean leap = year % 4 == 0 && (year % 100 != 0 || year % YEARS_PER_ERA == 0);
        return day <= (month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1]);
    }
}

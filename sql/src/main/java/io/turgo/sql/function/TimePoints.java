package io.turgo.sql.function;

import io.turgo.error.ConfigurationException;
import io.turgo.error.InvalidValueException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as epoch nanoseconds, which reach from 1677 to 2262, and their parts. Any thread; allocates nothing
 * but for constants.
 */
public final class TimePoints {
    /** Nanoseconds of a day. */
    public static final long DAY_NS = 86_400_000_000_000L;
    /** Nanoseconds of an hour. */
    public static final long HOUR_NS = 3_600_000_000_000L;
    /** Nanoseconds of a minute. */
    public static final long MINUTE_NS = 60_000_000_000L;
    /** Nanoseconds of a second. */
    public static final long SECOND_NS = 1_000_000_000L;
    /** Nanoseconds of a millisecond. */
    public static final long MILLI_NS = 1_000_000L;

    private TimePoints() {
    }

    /** A constant time. */
    public static long epochNs(LocalDateTime time) {
        try {
            return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), SECOND_NS), time.getNano());
        } catch (final ArithmeticException e) {
            throw new ConfigurationException(time + " is outside of the years 1677 to 2262, which nanoseconds reach");
        }
    }

    /** The day of a time. */
    public static long day(long timeNs) {
        return Math.floorDiv(timeNs, DAY_NS);
    }

    /** What has passed of a time's day. */
    public static long ofDay(long timeNs) {
        return Math.floorMod(timeNs, DAY_NS);
    }

    /** The beginning of a day. */
    public static long ofDate(int day) {
        return exact(day, DAY_NS, 0);
    }

    /** {@code count} units and some nanoseconds. */
    public static long exact(long count, long unitNs, long restNs) {
        final long high = Math.multiplyHigh(count, unitNs);
        final long low = count * unitNs;
        final long sum = low + restNs;
        if (high != low >> Long.SIZE - 1 || ((low ^ sum) & (restNs ^ sum)) < 0) {
            throw outside();
        }
        return sum;
    }

    private static InvalidValueException outside() {
        return new InvalidValueException(
            "a time is outside of the years 1677 to 2262, which nanoseconds reach; leave the row out before, by WHERE");
    }

    /** The time that is so many milliseconds later. */
    public static long plusMillis(long timeNs, long millis) {
        return exact(millis, MILLI_NS, timeNs);
    }

    /** The time that is so many months later. */
    public static long plusMonths(long timeNs, long months) {
        return exact(Calendar.plusMonths(day(timeNs), months), DAY_NS, ofDay(timeNs));
    }

    /** The last multiple of the unit, in nanoseconds, up to a time. */
    public static long floor(long timeNs, long unitNs) {
        return timeNs - Math.floorMod(timeNs, unitNs);
    }

    /** The first multiple of the unit at or behind a time. */
    public static long ceil(long timeNs, long unitNs) {
        final long floor = floor(timeNs, unitNs);
        return floor == timeNs ? timeNs : exact(1, unitNs, floor);
    }

    /** Cuts what the digits of a second do not reach, 0 to 9. */
    public static long truncate(long timeNs, int digits) {
        long unit = 1;
        for (int i = digits; i < 9; i++) {
            unit *= 10;
        }
        return unit == 1 ? timeNs : timeNs - Math.floorMod(timeNs, unit);
    }
}

package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Windows of a calendar day in a time zone, of 23 or 25 hours where its clocks change. A day begins when its date does
 * ({@link LocalDate#atStartOfDay(ZoneId)}), or at a later or earlier reading of the wall clock; where that reading is
 * skipped, as much later as it is skipped by, and where it comes twice, the first time.
 *
 * <p>The zone's rules are laid out once, over the whole range of a TIMESTAMP: as runs of days that all last 24 hours,
 * but for the last one of each, which lasts until the next run begins. Five runs a change of clocks, about 3,000 for a
 * zone with summer time: 16 bytes each.
 */
final class DayAxis implements WindowAxis {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Instant FIRST = Instant.ofEpochSecond(Long.MIN_VALUE / NS_PER_SECOND);
    private static final Instant LAST = Instant.ofEpochSecond(Long.MAX_VALUE / NS_PER_SECOND);
    /** A change of clocks makes none but the days around it uneven. */
    private static final int DAYS_AROUND = 2;

    private final ZoneId zone;
    private final long offsetNs;
    /** Where each run of days begins. */
    private final long[] runs;
    /** Where the last day of each run begins. */
    private final long[] lastDays;

    /** @param offsetNs less than a day, forward or back */
    DayAxis(ZoneId zone, long offsetNs) {
        this.zone = zone;
        this.offsetNs = offsetNs;
        final TreeMap<Long, LocalDate> starts = new TreeMap<>();
        addAround(starts, FIRST);
        for (Instant at = FIRST; at.isBefore(LAST); at = next(at)) {
            addAround(starts, at);
        }
        runs = starts.keySet().stream().mapToLong(Long::longValue).toArray();
        lastDays = new long[runs.length];
        for (int i = 0; i < runs.length; i++) {
            lastDays[i] = i + 1 == runs.length ? Long.MAX_VALUE : dayBefore(starts.get(runs[i + 1]), runs[i + 1]);
        }
    }

    /** The zone's next change of clocks, or the end of the range. */
    private Instant next(Instant after) {
        final ZoneRules rules = zone.getRules();
        final ZoneOffsetTransition transition = rules.nextTransition(after);
        return transition == null ? LAST : transition.getInstant();
    }

    private void addAround(TreeMap<Long, LocalDate> starts, Instant change) {
        final LocalDate date = change.atZone(zone).toLocalDate();
        for (int i = -DAYS_AROUND; i <= DAYS_AROUND; i++) {
            starts.put(startOf(date.plusDays(i)), date.plusDays(i));
        }
    }

    private long startOf(LocalDate date) {
        final Instant start = (offsetNs == 0
            ? date.atStartOfDay(zone) : date.atStartOfDay().plusNanos(offsetNs).atZone(zone)).toInstant();
        if (start.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        return start.isAfter(LAST)
            ? Long.MAX_VALUE : start.getEpochSecond() * NS_PER_SECOND + start.getNano();
    }

    /** The start of the day before; a date that the zone has skipped is no day. */
    private long dayBefore(LocalDate date, long startNs) {
        LocalDate before = date.minusDays(1);
        while (startOf(before) == startNs && startNs != Long.MIN_VALUE) {
            before = before.minusDays(1);
        }
        return startOf(before);
    }

    private int run(long timeNs) {
        final int found = Arrays.binarySearch(runs, timeNs);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public long start(long timeNs) {
        return start(timeNs, run(timeNs));
    }

    private long start(long timeNs, int run) {
        if (timeNs >= lastDays[run]) {
            return lastDays[run];
        }
        // a run may be longer than a difference of times can say
        final long position = Math.floorMod(timeNs, DAY_NS) - Math.floorMod(runs[run], DAY_NS);
        return timeNs - (position < 0 ? position + DAY_NS : position);
    }

    @Override
    public long end(long timeNs) {
        final int run = run(timeNs);
        if (timeNs >= lastDays[run]) {
            return run + 1 == runs.length ? Long.MAX_VALUE : runs[run + 1];
        }
        final long end = start(timeNs, run) + DAY_NS;
        return end < timeNs ? Long.MAX_VALUE : end;
    }

    @Override
    public DayAxis offset(long newOffsetNs) {
        if (Math.abs(newOffsetNs) >= DAY_NS) {
            throw new ConfigurationException("window offset=" + newOffsetNs + " ns of days in " + zone
                + " is not within a day=" + DAY_NS + " ns, name the time of day at which they begin");
        }
        return new DayAxis(zone, newOffsetNs);
    }

    /** The rules of a zone may change with the JDK; that they have not is not looked at. */
    @Override
    public String logic() {
        return "days of " + zone.getId() + " offsetNs=" + offsetNs;
    }
}

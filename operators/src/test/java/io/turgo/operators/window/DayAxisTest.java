package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DayAxisTest {
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);
    /** Changes by an hour, at midnight, by half an hour, of the date, of seconds, and none at all. */
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "America/Sao_Paulo",
        "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Monrovia", "Asia/Kathmandu", "UTC");
    private static final Map<String, DayAxis> AXES = new HashMap<>();

    private static long ns(String instant) {
        final Instant at = Instant.parse(instant);
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    private static long start(LocalDate date, long offsetNs, ZoneId zone) {
        final Instant at = (offsetNs == 0
            ? date.atStartOfDay(zone) : date.atStartOfDay().plusNanos(offsetNs).atZone(zone)).toInstant();
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    /** In the night to 1919-03-31 the clocks of Toronto went from 23:30 to 00:30. */
    @Test
    void aDayBeginsWithItsFirstInstant() {
        final DayAxis axis = new DayAxis(ZoneId.of("America/Toronto"), 0);
        final long begin = ns("1919-03-31T04:30:00Z");
        assertEquals(begin, axis.start(begin));
        assertEquals(begin, axis.end(begin - 1));
        assertEquals(start(LocalDate.of(1919, 4, 1), 0, ZoneId.of("America/Toronto")), axis.end(begin));
    }

    @Property(tries = 3_000)
    void agreesWithTheCalendar(
        @ForAll @LongRange(min = -3_000_000_000L, max = 8_000_000_000L) long second,
        @ForAll @LongRange(min = 0, max = 999_999_999) long nano, @ForAll @IntRange(max = 8) int zoneNumber,
        @ForAll @IntRange(min = -23, max = 23) int offsetHours) {
        final ZoneId zone = ZoneId.of(ZONES.get(zoneNumber));
        final long offset = offsetHours * HOUR_NS;
        final DayAxis axis = AXES.computeIfAbsent(zone + " " + offset, key -> new DayAxis(zone, offset));
        final long time = TimeUnit.SECONDS.toNanos(second) + nano;
        LocalDate date = Instant.ofEpochSecond(second).atZone(zone).toLocalDate().plusDays(2);
        long end = Long.MAX_VALUE;
        while (start(date, offset, zone) > time) {
            end = start(date, offset, zone);
            date = date.minusDays(1);
        }
        assertEquals(start(date, offset, zone), axis.start(time));
        assertEquals(end, axis.end(time));
        assertEquals(end, axis.firstWindow(end));
        assertEquals(start(date, offset, zone), axis.windowStart(end));
    }

    @Test
    void daysOfChangedClocksAreShorterOrLonger() {
        final DayAxis axis = new DayAxis(ZoneId.of("Europe/Berlin"), 0);
        assertDay(axis, "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z", 23);
        assertDay(axis, "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z", 25);
        assertDay(axis, "2024-10-27T23:00:00Z", "2024-10-28T23:00:00Z", 24);
        final DayAxis saoPaulo = new DayAxis(ZoneId.of("America/Sao_Paulo"), 0);
        assertDay(saoPaulo, "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z", 23);
        assertDay(saoPaulo, "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z", 25);
        final DayAxis apia = new DayAxis(ZoneId.of("Pacific/Apia"), 0);
        assertDay(apia, "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", 24);
        assertDay(apia, "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z", 24);
    }

    private static void assertDay(DayAxis axis, String start, String end, int hours) {
        assertEquals(hours, Duration.between(Instant.parse(start), Instant.parse(end)).toHours());
        for (long time = ns(start); time < ns(end); time += HOUR_NS / 2) {
            assertEquals(ns(start), axis.start(time));
            assertEquals(ns(end), axis.end(time));
        }
        assertEquals(ns(end), axis.end(ns(end) - 1));
        assertTrue(axis.end(ns(start) - 1) == ns(start));
    }

    @Test
    void coversAllOfTime() {
        for (final String zone : ZONES) {
            final DayAxis axis = new DayAxis(ZoneId.of(zone), 17 * HOUR_NS);
            assertEquals(Long.MIN_VALUE, axis.start(Long.MIN_VALUE));
            assertTrue(axis.end(Long.MIN_VALUE) > Long.MIN_VALUE);
            assertEquals(Long.MAX_VALUE, axis.end(Long.MAX_VALUE));
            assertEquals(Long.MAX_VALUE, axis.end(Long.MAX_VALUE - 1));
        }
    }

    @Test
    void aBusinessDayBeginsOnTheWallClock() {
        final ZoneId zone = ZoneId.of("America/New_York");
        final Tumbling days = Tumbling.days(zone).offset(Duration.ofHours(-7)).aggregate(Aggregate.count());
        try (StageHarness harness = StageHarness.of(days, Schema.named("rows").int64("x").build())) {
            final ZonedDateTime beginning = ZonedDateTime.of(2024, 3, 9, 17, 0, 0, 0, zone);
            for (int hour = 0; hour < 23; hour++) {
                harness.feed(ns(beginning.plusHours(hour).toInstant().toString()), Map.of("x", 1L));
            }
            harness.watermark(ns(beginning.plusHours(23).toInstant().toString()) - 1);
            final Map<String, Object> day = harness.take().get(0);
            assertEquals(23L, day.get("count"));
            assertEquals(ns("2024-03-09T22:00:00Z"), day.get("window_start"));
            assertEquals(ns("2024-03-10T21:00:00Z"), day.get("window_end"));
        }
    }

    @Test
    void saysItsZoneAndRefusesOffsetsOfDays() {
        assertTrue(Tumbling.days(ZoneId.of("Europe/Berlin")).offset(Duration.ofHours(6)).logic()
            .startsWith("tumbling/1 days of Europe/Berlin offsetNs=21600000000000 by="));
        assertEquals("window offset=86400000000000 ns of days in UTC is not within a day=86400000000000 ns, name the "
            + "time of day at which they begin", assertThrows(ConfigurationException.class,
            () -> Tumbling.days(ZoneId.of("UTC")).offset(Duration.ofDays(1))).getMessage());
    }
}

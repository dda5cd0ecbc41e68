package io.turgo.sql.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.sql.function.Calendar;
import io.turgo.sql.function.LocalZone;
import io.turgo.sql.function.TimeParts;
import io.turgo.sql.function.TimePoints;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times against those of the JDK, and expressions in a zone. */
class LocalZoneTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long REACH = Long.MAX_VALUE / SECOND - 400_000;

    @Test
    void wallTimesAreThoseOfTheJdk() {
        final Random random = new Random(7);
        for (final String name : List.of("UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Apia")) {
            final ZoneId id = ZoneId.of(name);
            final LocalZone zone = new LocalZone(id);
            for (int i = 0; i < 20_000; i++) {
                final long second = i % 2 == 0 ? random.nextInt() : random.nextLong(-REACH, REACH);
                final LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), id);
                assertEquals(
                    local.toEpochSecond(ZoneOffset.UTC) * SECOND, zone.toLocal(second * SECOND), name + " " + second);
                assertEquals(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).atZone(id).toEpochSecond() * SECOND,
                    zone.toInstant(second * SECOND), name + " " + second);
            }
        }
    }

    @Test
    void partsAreThoseOfTheJdk() {
        final Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            final int day = random.nextInt(-100_000, 100_000);
            final LocalDate date = LocalDate.ofEpochDay(day);
            final long time = day * TimePoints.DAY_NS;
            assertEquals(date.getYear() * 10_000L + date.getMonthValue() * 100 + date.getDayOfMonth(),
                TimeParts.year(time) * 10_000 + TimeParts.month(time) * 100 + TimeParts.day(time));
            assertEquals(date.getDayOfYear(), TimeParts.doy(time));
            assertEquals(date.getDayOfWeek().getValue(), TimeParts.isodow(time));
            assertEquals(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), TimeParts.week(time));
            assertEquals(date.get(IsoFields.QUARTER_OF_YEAR), TimeParts.quarter(time));
            final int months = random.nextInt(-500, 500);
            assertEquals(date.plusMonths(months).toEpochDay(), Calendar.plusMonths(day, months));
        }
    }

    @Test
    void pointsInTimeAreSeenInTheZone() {
        final SampleRow row = new SampleRow(new ExpressionSettings(ZoneId.of("America/New_York")));
        assertEquals(List.of("17", "'2023-11-14 17:13:20.123'", "2023-11-14 05:00:00", "2023-11-15 03:13:20.123",
            "'1969-12-31 19:00:00'", "18000", "2023-12-14 22:13:20.123"),
            row.evaluate(List.of("HOUR(tz)", "CAST(tz AS STRING)", "FLOOR(tz TO DAY)", "CAST(ts AS TIMESTAMP_LTZ(3))",
                "FROM_UNIXTIME(0)", "UNIX_TIMESTAMP('1970-01-01 00:00:00')", "tz + INTERVAL '1' MONTH"), false));
    }
}

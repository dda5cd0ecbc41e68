package io.turgo.sql.function;

import io.turgo.decimal.Decimal;
import io.turgo.error.InvalidValueException;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Functions of dates and times. Any thread, but for the state that is passed in; allocates nothing. */
public final class TimeFunctions {
    private static final TextValue SECONDS = TextValue.of("yyyy-MM-dd HH:mm:ss");

    private TimeFunctions() {
    }

    /** TO_TIMESTAMP of a text as SQL writes times. */
    public static boolean toTimestamp(TextValue text, LongCell out) {
        return TimeText.parseTimestamp(text, out) && out.set(TimePoints.truncate(out.value, 3));
    }

    /** TO_TIMESTAMP of a text of another pattern. */
    public static boolean toTimestamp(TextValue text, TextValue pattern, TimePattern patterns, LongCell out) {
        return patterns.read(text, pattern, out) && out.set(TimePoints.truncate(out.value, 3));
    }

    /** TO_TIMESTAMP_LTZ of milliseconds since the epoch. */
    public static boolean toTimestampLtz(long millis, LongCell out) {
        return toTimestampLtz(millis, 3, out);
    }

    /** TO_TIMESTAMP_LTZ of seconds (precision 0) or milliseconds (3) since the epoch; NULL where it is out of reach. */
    public static boolean toTimestampLtz(long count, int precision, LongCell out) {
        final long unit = unit(precision);
        final long value = count * unit;
        return Math.multiplyHigh(count, unit) == value >> Long.SIZE - 1 && out.set(value);
    }

    /** TO_TIMESTAMP_LTZ of a decimal; digits below a millisecond are cut. */
    public static boolean toTimestampLtz(Decimal count, int precision, LongCell out) {
        return toTimestampLtz(DecimalMath.wholePart(count), precision, out);
    }

    /** TO_TIMESTAMP_LTZ of a double. */
    public static boolean toTimestampLtz(double count, int precision, LongCell out) {
        return toTimestampLtz((long) count, precision, out);
    }

    private static long unit(int precision) {
        if (precision != 0 && precision != 3) {
            throw new InvalidValueException(
                "precision=" + precision + " of TO_TIMESTAMP_LTZ is not 0 (seconds) or 3 (milliseconds)");
        }
        return precision == 0 ? TimePoints.SECOND_NS : TimePoints.MILLI_NS;
    }

    /** TO_TIMESTAMP_LTZ of a text that is a wall time of UTC. */
    public static boolean toTimestampLtz(TextValue text, LongCell out) {
        return toTimestamp(text, out);
    }

    /** TO_TIMESTAMP_LTZ of a text of a pattern that is a wall time of UTC. */
    public static boolean toTimestampLtz(TextValue text, TextValue pattern, TimePattern patterns, LongCell out) {
        return toTimestamp(text, pattern, patterns, out);
    }

    /** TO_DATE. */
    public static boolean toDate(TextValue text, LongCell out) {
        return TimeText.parseDate(text, out);
    }

    /** TO_DATE of a text of another pattern. */
    public static boolean toDate(TextValue text, TextValue pattern, TimePattern patterns, LongCell out) {
        return patterns.read(text, pattern, out) && out.set(TimePoints.day(out.value));
    }

    /** DATE_FORMAT of a wall time. */
    public static boolean dateFormat(long timeNs, TextValue pattern, TimePattern patterns, TextValue out) {
        patterns.write(pattern, timeNs, out);
        return true;
    }

    /** DATE_FORMAT of a text as SQL writes times. */
    public static boolean dateFormat(
        TextValue text, TextValue pattern, TimePattern patterns, LongCellState cell, TextValue out) {
        if (!TimeText.parseTimestamp(text, cell.cell())) {
            return false;
        }
        patterns.write(pattern, cell.cell().value, out);
        return true;
    }

    /**
     * UNIX_TIMESTAMP of a wall time of the local zone as text; the least number there is if it is none. What is behind
     * the time in the text does not count, and a time that there is twice is the last of both.
     */
    public static long unixTimestamp(TextValue text, LocalZone zone, TimePattern patterns, LongCellState cell) {
        return unixTimestamp(text, SECONDS, zone, patterns, cell);
    }

    /** UNIX_TIMESTAMP of a text of another pattern. */
    public static long unixTimestamp(
        TextValue text, TextValue pattern, LocalZone zone, TimePattern patterns, LongCellState cell) {
        return patterns.readBeginning(text, pattern, cell.cell())
            ? Math.floorDiv(zone.toLastInstant(cell.cell().value), TimePoints.SECOND_NS) : Long.MIN_VALUE;
    }

    /** FROM_UNIXTIME: a wall time of the local zone. */
    public static boolean fromUnixtime(long seconds, LocalZone zone, TimePattern patterns, TextValue out) {
        return fromUnixtime(seconds, SECONDS, zone, patterns, out);
    }

    /** FROM_UNIXTIME in another pattern. */
    public static boolean fromUnixtime(
        long seconds, TextValue pattern, LocalZone zone, TimePattern patterns, TextValue out) {
        patterns.write(pattern, zone.toLocal(TimePoints.exact(seconds, TimePoints.SECOND_NS, 0)), out);
        return true;
    }

    /** CONVERT_TZ of a wall time of one zone to that of another. */
    public static boolean convertTz(
        TextValue text, TextValue from, TextValue to, Zones zones, LongCellState cell, TextValue out) {
        final LocalZone source = zones.from(from);
        final LocalZone target = zones.to(to);
        if (source == null || target == null || !TimeText.parseTimestamp(text, cell.cell())) {
            return false;
        }
        TimeText.timestamp(TimePoints.truncate(target.toLocal(source.toInstant(cell.cell().value)), 0), 0, out.clear());
        return true;
    }

    /** A cell of a function's own. */
    public static final class LongCellState {
        private final LongCell cell = new LongCell();

        LongCell cell() {
            return cell;
        }
    }

    /** The last two zones that a place of an expression had to do with. Belongs to one thread. */
    public static final class Zones {
        private final TextValue[] names = {new TextValue(), new TextValue()};
        private final LocalZone[] zones = new LocalZone[2];

        LocalZone from(TextValue name) {
            return zone(0, name);
        }

        LocalZone to(TextValue name) {
            return zone(1, name);
        }

        private LocalZone zone(int which, TextValue name) {
            if (zones[which] == null || !names[which].same(name)) {
                names[which].clear().append(name);
                zones[which] = find(name.toString());
            }
            return zones[which];
        }

        private static LocalZone find(String name) {
            try {
                return new LocalZone(ZoneId.of(name));
            } catch (final DateTimeException e) {
                return null;
            }
        }
    }
}

package io.turgo.connectors.jdbc;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.LongFunction;

/**
 * TIMESTAMPs, which are points in time of epoch nanoseconds, as a column's type has them: with the offset of UTC, as
 * the local time of UTC where the column knows no zone, as a text in ISO-8601, or as the epoch nanoseconds themselves.
 */
final class TimeCells {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;

    private TimeCells() {
    }

    /**
     * How the times of a field go to a column, or null if the column's type has no room for a time.
     *
     * @param cut whether what is finer than the column's fraction of a second is cut off, and not an error
     */
    static CellValue of(Column field, TargetColumn column, boolean cut) {
        return switch (column.type()) {
            case Types.BIGINT, Types.NUMERIC, Types.DECIMAL -> row -> row.int64(field);
            case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB ->
                row -> instant(row.int64(field)).toString();
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(field, column, cut);
            default -> null;
        };
    }

    private static CellValue time(Column field, TargetColumn column, boolean cut) {
        final boolean zoned = column.type() == Types.TIMESTAMP_WITH_TIMEZONE
            || column.typeName().equalsIgnoreCase("timestamptz");
        final LongFunction<Object> made = zoned ? ns -> instant(ns).atOffset(ZoneOffset.UTC)
            : ns -> LocalDateTime.ofInstant(instant(ns), ZoneOffset.UTC);
        long unitNs = 1;
        for (int digits = column.scale(); digits < NANO_DIGITS; digits++) {
            unitNs *= 10;
        }
        final long unit = unitNs;
        return row -> made.apply(fitted(row.int64(field), unit, cut, field, column));
    }

    private static long fitted(long timeNs, long unitNs, boolean cut, Column field, TargetColumn column) {
        final long rest = Math.floorMod(timeNs, unitNs);
        if (rest != 0 && !cut) {
            throw new ConfigurationException("field `" + field.name() + "`=" + instant(timeNs) + " is finer than the "
                + column.scale() + " digits of a second in column `" + column.name() + "`, which would round it; "
                + "cut it with cutTimes(), or declare the column BIGINT for epoch nanoseconds");
        }
        return timeNs - rest;
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, SECOND_NS), Math.floorMod(timeNs, SECOND_NS));
    }
}

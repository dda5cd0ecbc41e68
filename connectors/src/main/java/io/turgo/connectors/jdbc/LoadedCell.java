package io.turgo.connectors.jdbc;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.symbol.SymbolDictionary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** How the values of a database's column come into a field, each as it is or not at all. */
interface LoadedCell {
    /** Reads the value at an index of the present row; a field that gets none stays null. */
    void read(ResultSet found, int index, Row row) throws SQLException;

    /** The way of a column to a field. */
    static LoadedCell of(Column field, ResultSetMetaData columns, int index, SymbolDictionary symbols)
        throws SQLException {
        final int type = columns.getColumnType(index);
        final String typeName = columns.getColumnTypeName(index);
        return switch (field.type()) {
            case BOOLEAN -> notNull((found, at, row) -> row.bool(field, found.getBoolean(at)));
            case INT32 -> notNull((found, at, row) -> row.int32(field, int32(found, at, type, field)));
            case INT64 -> notNull((found, at, row) -> row.int64(field, found.getLong(at)));
            case FLOAT64 -> notNull((found, at, row) -> row.float64(field, found.getDouble(at)));
            case DECIMAL -> decimal(field);
            case TIMESTAMP -> notNull((found, at, row) -> row.int64(field, time(found, at, type, typeName, field)));
            case SYMBOL -> notNull((found, at, row) -> row.int32(field, symbols.intern(found.getString(at))));
            case STRING -> notNull((found, at, row) -> {
                final byte[] text = found.getString(at).getBytes(StandardCharsets.UTF_8);
                row.string(field, text, 0, text.length);
            });
        };
    }

    private static LoadedCell notNull(LoadedCell cell) {
        return (found, index, row) -> {
            found.getObject(index);
            if (!found.wasNull()) {
                cell.read(found, index, row);
            }
        };
    }

    private static LoadedCell decimal(Column field) {
        final Decimal decimal = new Decimal();
        return notNull((found, index, row) -> {
            final BigDecimal value = new BigDecimal(found.getString(index).strip());
            try {
                row.decimal(field, decimal.set(value.setScale(field.field().scale())));
            } catch (final ArithmeticException e) {
                throw new ConfigurationException("field `" + field.name() + "`=" + value.toPlainString()
                    + " does not fit " + field.field().typeName() + "; declare the column for all of its digits");
            }
        });
    }

    private static int int32(ResultSet found, int index, int type, Column field) throws SQLException {
        if (type == Types.DATE) {
            return Math.toIntExact(found.getObject(index, LocalDate.class).toEpochDay());
        }
        if (type == Types.TIME) {
            return (int) TimeUnit.NANOSECONDS.toMillis(found.getObject(index, LocalTime.class).toNanoOfDay());
        }
        final long value = found.getLong(index);
        if ((int) value != value) {
            throw new ConfigurationException("field `" + field.name() + "`=" + value + " does not fit INT; declare the "
                + "column as BIGINT");
        }
        return (int) value;
    }

    private static long time(ResultSet found, int index, int type, String typeName, Column field)
        throws SQLException {
        return switch (type) {
            case Types.BIGINT, Types.NUMERIC, Types.DECIMAL, Types.INTEGER -> found.getLong(index);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> nanos(
                type == Types.TIMESTAMP_WITH_TIMEZONE || typeName.equalsIgnoreCase("timestamptz")
                    ? found.getObject(index, OffsetDateTime.class).toInstant()
                    : found.getObject(index, LocalDateTime.class).toInstant(ZoneOffset.UTC), field);
            default -> nanos(instant(found.getString(index), field), field);
        };
    }

    private static Instant instant(String text, Column field) {
        final String iso = text.strip().replace(' ', 'T');
        try {
            return iso.endsWith("Z") ? Instant.parse(iso) : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (final DateTimeException e) {
            throw new ConfigurationException("field `" + field.name() + "`=`" + text + "` is no time; write it as "
                + "2013-11-25 00:00:00 or 2013-11-25T00:00:00Z", e);
        }
    }

    private static long nanos(Instant time, Column field) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), TimeUnit.SECONDS.toNanos(1)),
                time.getNano());
        } catch (final ArithmeticException e) {
            throw new ConfigurationException("field `" + field.name() + "`=" + time + " is beyond the nanoseconds of "
                + "64 bits, 1677 to 2262; leave such rows out with a view", e);
        }
    }
}

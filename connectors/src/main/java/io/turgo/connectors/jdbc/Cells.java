package io.turgo.connectors.jdbc;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.symbol.SymbolDictionary;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the values of fields go to columns, each exactly or not at all. Belongs to one thread. */
final class Cells {
    private static final Set<Integer> TEXTS = Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB);
    private static final Set<Integer> DOUBLES = Set.of(Types.REAL, Types.FLOAT, Types.DOUBLE);
    private static final Set<Integer> INTEGERS =
        Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);

    private final Dialect dialect;
    private final SymbolDictionary symbols;
    private final boolean cutTimes;
    private final Decimal decimal = new Decimal();

    Cells(Dialect dialect, SymbolDictionary symbols, boolean cutTimes) {
        this.dialect = dialect;
        this.symbols = symbols;
        this.cutTimes = cutTimes;
    }

    /**
     * The way of a field's values to a column.
     *
     * @throws ConfigurationException if the column's type cannot hold all of them as they are
     */
    CellValue of(Column field, TargetColumn column) {
        final String fault = fault(field.field(), column);
        final CellValue cell = fault == null ? cell(field, column) : null;
        if (cell == null) {
            throw new ConfigurationException("field `" + field.name() + "` of type " + field.type()
                + " has no place in column `" + column.name() + "` of type " + column.typeName() + ": "
                + (fault == null ? "declare the column for that type" : fault));
        }
        return cell;
    }

    private CellValue cell(Column field, TargetColumn column) {
        return switch (field.type()) {
            case BOOLEAN -> row -> row.bool(field);
            case INT32 -> int32(field, column);
            case INT64 -> row -> row.int64(field);
            case FLOAT64 -> row -> number(row.float64(field), field);
            case DECIMAL -> TEXTS.contains(column.type()) ? row -> decimal(row, field).toPlainString()
                : row -> decimal(row, field);
            case TIMESTAMP -> TimeCells.of(field, column, cutTimes);
            case SYMBOL -> row -> symbols.text(row.int32(field));
            case STRING -> row -> row.string(field);
        };
    }

    /** A number, or what it counts where the column is for that: days since 1970, or milliseconds of a day. */
    private static CellValue int32(Column field, TargetColumn column) {
        return switch (column.type()) {
            case Types.DATE -> row -> LocalDate.ofEpochDay(row.int32(field));
            case Types.TIME -> row -> LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(row.int32(field)));
            default -> row -> row.int32(field);
        };
    }

    private BigDecimal decimal(Row row, Column field) {
        return row.readDecimal(field, decimal).toBigDecimal();
    }

    private Object number(double value, Column field) {
        if (Double.isNaN(value) && !dialect.holdsNotANumber()) {
            throw new ConfigurationException("field `" + field.name() + "`=NaN would become NULL in this database; "
                + "filter such rows out or map them before the sink");
        }
        return value;
    }

    private String fault(Field field, TargetColumn column) {
        final String inexact = dialect.inexact(field, column.typeName());
        if (inexact != null) {
            return inexact;
        }
        return switch (field.type()) {
            case DECIMAL -> decimalFault(field, column);
            case FLOAT64 -> column.type() == Types.REAL && dialect.holdsNotANumber()
                ? "it holds 4 of 8 bytes; declare it DOUBLE PRECISION" : null;
            default -> null;
        };
    }

    private static String decimalFault(Field field, TargetColumn column) {
        if (DOUBLES.contains(column.type())) {
            return "a double is not exact; declare it NUMERIC(" + field.precision() + ", " + field.scale() + ")";
        }
        final boolean cuts = INTEGERS.contains(column.type()) ? field.scale() > 0
            : !TEXTS.contains(column.type()) && column.precision() > 0 && column.scale() < field.scale();
        return cuts ? "its scale is " + column.scale() + " < " + field.scale() + "; declare it NUMERIC("
            + field.precision() + ", " + field.scale() + ")" : null;
    }
}

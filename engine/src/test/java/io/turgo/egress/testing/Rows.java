package io.turgo.egress.testing;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Rows as lists of Java objects: Boolean, Integer, Long, Double, BigDecimal, String; a time is a Long. */
public final class Rows {
    private Rows() {
    }

    /** A row in a buffer of its own. */
    public static Row empty(Scope scope, int capacityBytes) {
        final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(capacityBytes));
        return new Row().wrap(memory, 0, capacityBytes).reset(scope.layout());
    }

    /** The values of all fields. */
    public static List<Object> values(Row row, Scope scope, SymbolDictionary symbols) {
        final List<Object> values = new ArrayList<>();
        for (final Column column : scope.all()) {
            values.add(row.isNull(column) ? null : value(row, column, symbols));
        }
        return values;
    }

    private static Object value(Row row, Column column, SymbolDictionary symbols) {
        return switch (column.type()) {
            case BOOLEAN -> row.bool(column);
            case INT32 -> row.int32(column);
            case INT64, TIMESTAMP -> row.int64(column);
            case FLOAT64 -> row.float64(column);
            case DECIMAL -> row.readDecimal(column, new Decimal()).toBigDecimal();
            case SYMBOL -> symbols.text(row.int32(column));
            case STRING -> row.string(column);
        };
    }

    /** Sets all fields. */
    public static Row set(Row row, Scope scope, SymbolDictionary symbols, List<?> values) {
        row.reset(scope.layout());
        final List<Column> columns = scope.all();
        for (int i = 0; i < columns.size(); i++) {
            if (values.get(i) != null) {
                set(row, columns.get(i), symbols, values.get(i));
            }
        }
        return row;
    }

    private static void set(Row row, Column column, SymbolDictionary symbols, Object value) {
        switch (column.type()) {
            case BOOLEAN -> row.bool(column, (Boolean) value);
            case INT32 -> row.int32(column, (Integer) value);
            case INT64, TIMESTAMP -> row.int64(column, (Long) value);
            case FLOAT64 -> row.float64(column, (Double) value);
            case DECIMAL -> row.decimal(column, Decimal.of((BigDecimal) value));
            case SYMBOL -> row.int32(column, symbols.intern((String) value));
            case STRING -> {
                final byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                row.string(column, utf8, 0, utf8.length);
            }
            default -> throw new AssertionError(column);
        }
    }
}

package io.turgo.stage;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.symbol.SymbolDictionary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows as maps from field name to Java object, for tests: Boolean, Integer, Long, Double, BigDecimal (or its text) for
 * a DECIMAL, Long (epoch ns) for a TIMESTAMP, String for SYMBOL and STRING, null for null.
 */
public final class RowValues {
    private final SymbolDictionary symbols;

    /** @param symbols interns the texts of SYMBOLs */
    public RowValues(SymbolDictionary symbols) {
        this.symbols = symbols;
    }

    /** Sets the named fields of a row; the others stay as they are. */
    public void write(Scope scope, Row row, Map<String, ?> values) {
        values.forEach((name, value) -> write(scope.column(name), row, value));
    }

    /** All fields of the scope, in its order. */
    public Map<String, Object> read(Scope scope, Row row) {
        final Map<String, Object> values = new LinkedHashMap<>();
        scope.all().forEach(column -> values.put(column.name(), read(column, row)));
        return values;
    }

    private void write(Column column, Row row, Object value) {
        if (value == null) {
            row.setNull(column);
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> row.bool(column, (Boolean) value);
            case INT32 -> row.int32(column, ((Number) value).intValue());
            case INT64, TIMESTAMP -> row.int64(column, ((Number) value).longValue());
            case FLOAT64 -> row.float64(column, ((Number) value).doubleValue());
            case DECIMAL -> row.decimal(column, Decimal.of(new BigDecimal(value.toString())));
            case SYMBOL -> row.int32(column, symbols.intern((String) value));
            case STRING -> {
                final byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
                row.string(column, utf8, 0, utf8.length);
            }
            default -> throw new IllegalArgumentException(column.toString());
        }
    }

    private Object read(Column column, Row row) {
        if (row.isNull(column)) {
            return null;
        }
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
}

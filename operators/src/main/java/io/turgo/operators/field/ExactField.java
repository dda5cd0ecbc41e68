package io.turgo.operators.field;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * An INT32, INT64 or DECIMAL field as an exact decimal. Reading takes for granted that the field is present. Immutable;
 * any thread.
 */
public final class ExactField {
    private final Column column;
    private final boolean decimal;
    private final WordField words;

    /** @param column of type INT32, INT64 or DECIMAL */
    public ExactField(Column column) {
        this.column = column;
        decimal = column.type() == Type.DECIMAL;
        words = new WordField(column);
    }

    /** Digits behind the point. */
    public int scale() {
        return column.field().scale();
    }

    /** Whether the unscaled value may need more than 64 bits. */
    public boolean isWide() {
        return words.isWide();
    }

    /** Whether the field is null. */
    public boolean isNull(Row row) {
        return row.isNull(column);
    }

    /** The unscaled value of a field that is not wide. */
    public long unscaled(Row row) {
        return words.low(row);
    }

    /** Reads the value into {@code target} and returns it. */
    public Decimal read(Row row, Decimal target) {
        return decimal ? row.readDecimal(column, target) : target.setUnscaled(words.low(row), 0);
    }
}

package io.turgo.operators.field;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * An INT32, INT64 or DECIMAL field as an exact decimal. Reading takes for granted that the field is present. Immutable;
 * any thread.
 *
 * @param words of an INT32, INT64 or DECIMAL field
 */
public record ExactField(WordField words) {
    /** @param column of type INT32, INT64 or DECIMAL */
    public ExactField(Column column) {
        this(new WordField(column));
    }

    /** Digits behind the point. */
    public int scale() {
        return words.column().field().scale();
    }

    /** Whether the unscaled value may need more than 64 bits. */
    public boolean isWide() {
        return words.isWide();
    }

    /** Whether the field is null. */
    public boolean isNull(Row row) {
        return words.isNull(row);
    }

    /** The unscaled value of a field that is not wide. */
    public long unscaled(Row row) {
        return words.low(row);
    }

    /** Reads the value into {@code target} and returns it. */
    public Decimal read(Row row, Decimal target) {
        return words.column().type() == Type.DECIMAL
            ? row.readDecimal(words.column(), target) : target.setUnscaled(words.low(row), 0);
    }
}

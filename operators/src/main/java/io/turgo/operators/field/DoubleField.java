package io.turgo.operators.field;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A numeric field as the double nearest to its value. Reading takes for granted that the field is present. Has scratch
 * space: one thread at a time.
 */
public final class DoubleField {
    private final Column column;
    private final Type type;
    private final Decimal scratch = new Decimal();

    /** @param column of type INT32, INT64, FLOAT64 or DECIMAL */
    public DoubleField(Column column) {
        this.column = column;
        type = column.type();
    }

    /**
     * The field, which must be a number.
     *
     * @param what asks, for the message
     * @throws ConfigurationException if it is missing or of another type, naming both types
     */
    public static Field require(Schema schema, String name, String what) {
        final Field field = schema.field(name);
        switch (field.type()) {
            case INT32, INT64, FLOAT64, DECIMAL -> {
                return field;
            }
            default -> throw new ConfigurationException(what + " needs a number, but `" + name + "` of `"
                + schema.name() + "` is " + field.typeName() + ": choose an INT32, INT64, FLOAT64 or DECIMAL field");
        }
    }

    /** Whether the field is null. */
    public boolean isNull(Row row) {
        return row.isNull(column);
    }

    /** The value. */
    public double read(Row row) {
        return switch (type) {
            case INT32 -> row.int32(column);
            case INT64 -> row.int64(column);
            case FLOAT64 -> row.float64(column);
            default -> row.readDecimal(column, scratch).doubleValue();
        };
    }

    /** Keeps a double in state. Every NaN is kept as the same one, so that equal states have equal bytes. */
    public static void save(UnsafeBuffer state, int at, double value) {
        state.putLong(at, Double.doubleToLongBits(value));
    }

    /** Sets a FLOAT64, every NaN to the same one: which NaN an operation gives is the processor's choice. */
    public static void set(Row row, Column column, double value) {
        row.int64(column, Double.doubleToLongBits(value));
    }
}

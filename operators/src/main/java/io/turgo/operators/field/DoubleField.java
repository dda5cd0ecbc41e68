package io.turgo.operators.field;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;

/**
 * A numeric field as the double nearest to its value. Reading takes for granted that the field is present. Has scratch
 * space: one thread at a time.
 *
 * @param column  of type INT32, INT64, FLOAT64 or DECIMAL
 * @param scratch to convert a DECIMAL in
 */
public record DoubleField(Column column, Decimal scratch) {
    /** @param column of type INT32, INT64, FLOAT64 or DECIMAL */
    public DoubleField(Column column) {
        this(column, new Decimal());
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
        final Type type = column.type();
        if (type == Type.DECIMAL) {
            return decimal(row);
        }
        if (type == Type.FLOAT64) {
            return row.float64(column);
        }
        return type == Type.INT32 ? row.int32(column) : row.int64(column);
    }

    private double decimal(Row row) {
        return column.field().isWideDecimal()
            ? row.readDecimal(column, scratch).doubleValue()
            : Decimal.doubleValue(row.int64(column), column.field().scale(), scratch);
    }

    /** Keeps a double in state. Every NaN is kept as the same one, so that equal states have equal bytes. */
    public static void save(MemoryWindow state, int at, double value) {
        state.putLong(at, Double.doubleToLongBits(value));
    }

    /** Sets a FLOAT64, every NaN to the same one: which NaN an operation gives is the processor's choice. */
    public static void set(Row row, Column column, double value) {
        row.int64(column, Double.doubleToLongBits(value));
    }
}

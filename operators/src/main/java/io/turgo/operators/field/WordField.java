package io.turgo.operators.field;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * A field of fixed width as one 64-bit word, or as two (low, high) for a DECIMAL of more than 18 digits. Narrower
 * integers are sign-extended; a FLOAT64 is its bits. Reading takes for granted that the field is present. Immutable;
 * any thread.
 *
 * @param column of any type but STRING
 */
public record WordField(Column column) {
    /** Checks the type. */
    public WordField {
        if (column.type() == Type.STRING) {
            throw new IllegalArgumentException("STRING `" + column.name() + "` has no fixed width");
        }
    }

    /** The bytes that the words of a field take. */
    public static int bytesOf(Field field) {
        return field.isWideDecimal() ? 2 * Long.BYTES : Long.BYTES;
    }

    private int widthBytes() {
        return column.field().widthBytes();
    }

    /** Whether there are two words. */
    public boolean isWide() {
        return widthBytes() > Long.BYTES;
    }

    /** Whether the value takes no more than 32 bits. */
    public boolean isNarrow() {
        return widthBytes() <= Integer.BYTES;
    }

    /** Whether the field is null. */
    public boolean isNull(Row row) {
        return row.isNull(column);
    }

    /** The low word. */
    public long low(Row row) {
        return switch (widthBytes()) {
            case Byte.BYTES -> row.bool(column) ? 1 : 0;
            case Integer.BYTES -> row.int32Word(column);
            default -> row.int64Word(column);
        };
    }

    /** The high word; for a field of one word its sign. */
    public long high(Row row) {
        return isWide() ? row.highWord(column) : low(row) >> 63;
    }

    /** Sets the field, which makes it present; {@code high} counts for a field of two words only. */
    public void set(Row row, long low, long high) {
        switch (widthBytes()) {
            case Byte.BYTES -> row.bool(column, low != 0);
            case Integer.BYTES -> row.int32(column, (int) low);
            case Long.BYTES -> row.int64(column, low);
            default -> {
                row.int64(column, low);
                row.highWord(column, high);
            }
        }
    }

    /** Copies the field's words from a row to state. */
    public void save(Row row, MemoryWindow state, int at) {
        state.putLong(at, low(row));
        if (isWide()) {
            state.putLong(at + Long.BYTES, high(row));
        }
    }

    /** Sets the field from words that {@link #save} wrote. */
    public void load(MemoryWindow state, int at, Row row) {
        set(row, state.getLong(at), isWide() ? state.getLong(at + Long.BYTES) : 0);
    }
}

package io.turgo.operators.field;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Type;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A field of fixed width as one 64-bit word, or as two (low, high) for a DECIMAL of more than 18 digits. Narrower
 * integers are sign-extended; a FLOAT64 is its bits. Reading takes for granted that the field is present. Immutable;
 * any thread.
 */
public final class WordField {
    private static final int ONE_BYTE = 0;
    private static final int FOUR_BYTES = 1;
    private static final int EIGHT_BYTES = 2;
    private static final int SIXTEEN_BYTES = 3;

    private final Column column;
    private final int offset;
    private final int width;

    /** @param column of any type but STRING */
    public WordField(Column column) {
        if (column.type() == Type.STRING) {
            throw new IllegalArgumentException("STRING `" + column.name() + "` has no fixed width");
        }
        this.column = column;
        offset = column.offset();
        width = switch (column.field().widthBytes()) {
            case 1 -> ONE_BYTE;
            case 4 -> FOUR_BYTES;
            case 8 -> EIGHT_BYTES;
            default -> SIXTEEN_BYTES;
        };
    }

    /** The bytes that the words of a field take. */
    public static int bytesOf(Field field) {
        return field.isWideDecimal() ? 2 * Long.BYTES : Long.BYTES;
    }

    /** The field's column. */
    public Column column() {
        return column;
    }

    /** Whether there are two words. */
    public boolean isWide() {
        return width == SIXTEEN_BYTES;
    }

    /** Whether the value takes no more than 32 bits. */
    public boolean isNarrow() {
        return width <= FOUR_BYTES;
    }

    /** Whether the field is null. */
    public boolean isNull(Row row) {
        return row.isNull(column);
    }

    /** The low word. */
    public long low(Row row) {
        final UnsafeBuffer buffer = row.buffer();
        final int at = row.offset() + offset;
        return switch (width) {
            case ONE_BYTE -> buffer.getByte(at);
            case FOUR_BYTES -> buffer.getInt(at);
            default -> buffer.getLong(at);
        };
    }

    /** The high word; for a field of one word its sign. */
    public long high(Row row) {
        return width == SIXTEEN_BYTES ? row.buffer().getLong(row.offset() + offset + Long.BYTES) : low(row) >> 63;
    }

    /** Sets the field, which makes it present; {@code high} counts for a field of two words only. */
    public void set(Row row, long low, long high) {
        switch (width) {
            case ONE_BYTE -> row.bool(column, low != 0);
            case FOUR_BYTES -> row.int32(column, (int) low);
            case EIGHT_BYTES -> row.int64(column, low);
            default -> {
                row.int64(column, low);
                row.buffer().putLong(row.offset() + offset + Long.BYTES, high);
            }
        }
    }

    /** Copies the field's words from a row to state. */
    public void save(Row row, UnsafeBuffer state, int at) {
        state.putLong(at, low(row));
        if (width == SIXTEEN_BYTES) {
            state.putLong(at + Long.BYTES, high(row));
        }
    }

    /** Sets the field from words that {@link #save} wrote. */
    public void load(UnsafeBuffer state, int at, Row row) {
        set(row, state.getLong(at), width == SIXTEEN_BYTES ? state.getLong(at + Long.BYTES) : 0);
    }
}

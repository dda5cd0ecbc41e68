package io.turgo.operators.field;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;
import io.turgo.record.Type;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One field of {@link KeyFields}. Immutable; any thread.
 *
 * @param offset of the field in the key, in bytes
 */
record KeyField(WordField source, WordField target, int offset) {
    /** Where a value of up to 32 bits would be, for a narrow field that is null. */
    private static final long NARROW_NULL = 1L << Integer.SIZE;
    private static final long NARROW_MASK = NARROW_NULL - 1;

    private boolean flagged() {
        return !source.isNarrow() && source.column().field().nullable();
    }

    private int flagOffset() {
        return offset + WordField.bytesOf(source.column().field());
    }

    /** Whether the field takes one word of a key. */
    boolean isOneWord() {
        return !source.isWide() && !flagged();
    }

    /** The one word of such a field. */
    long word(Row row) {
        if (source.isNarrow()) {
            return source.isNull(row) ? NARROW_NULL : source.low(row) & NARROW_MASK;
        }
        return source.isNull(row) ? 0 : low(row);
    }

    void save(Row row, UnsafeBuffer key, int at) {
        if (isOneWord()) {
            key.putLong(at + offset, word(row));
            return;
        }
        final boolean isNull = source.isNull(row);
        key.putLong(at + offset, isNull ? 0 : low(row));
        if (source.isWide()) {
            key.putLong(at + offset + Long.BYTES, isNull ? 0 : source.high(row));
        }
        if (flagged()) {
            key.putLong(at + flagOffset(), isNull ? 1 : 0);
        }
    }

    private long low(Row row) {
        final long low = source.low(row);
        return source.column().type() == Type.FLOAT64
            ? Double.doubleToLongBits(Double.longBitsToDouble(low) + 0.0) : low;
    }

    void load(MemoryWindow key, int at, Row row) {
        if (source.isNarrow()
            ? key.getLong(at + offset) == NARROW_NULL : flagged() && key.getLong(at + flagOffset()) != 0) {
            row.setNull(target.column());
        } else {
            target.load(key, at + offset, row);
        }
    }
}

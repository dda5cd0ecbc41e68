package io.turgo.operators.field;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import org.agrona.concurrent.UnsafeBuffer;

/** One field of {@link KeyFields}. */
final class KeyField {
    /** Where a value of up to 32 bits would be, for a narrow field that is null. */
    private static final long NARROW_NULL = 1L << Integer.SIZE;
    private static final long NARROW_MASK = NARROW_NULL - 1;

    private final WordField source;
    private final WordField target;
    private final int offset;
    private final int flagOffset;
    private final boolean narrow;
    private final boolean flagged;
    private final boolean floating;

    /** @param offset of the field in the key, in bytes */
    KeyField(Column source, Column target, int offset) {
        this.source = new WordField(source);
        this.target = new WordField(target);
        this.offset = offset;
        flagOffset = offset + WordField.bytesOf(source.field());
        narrow = this.source.isNarrow();
        flagged = !narrow && source.field().nullable();
        floating = source.type() == Type.FLOAT64;
    }

    void save(Row row, UnsafeBuffer key, int at) {
        final boolean isNull = source.isNull(row);
        if (narrow) {
            key.putLong(at + offset, isNull ? NARROW_NULL : source.low(row) & NARROW_MASK);
            return;
        }
        key.putLong(at + offset, isNull ? 0 : low(row));
        if (source.isWide()) {
            key.putLong(at + offset + Long.BYTES, isNull ? 0 : source.high(row));
        }
        if (flagged) {
            key.putLong(at + flagOffset, isNull ? 1 : 0);
        }
    }

    private long low(Row row) {
        final long low = source.low(row);
        return floating ? Double.doubleToLongBits(Double.longBitsToDouble(low) + 0.0) : low;
    }

    void load(UnsafeBuffer key, int at, Row row) {
        if (narrow ? key.getLong(at + offset) == NARROW_NULL : flagged && key.getLong(at + flagOffset) != 0) {
            row.setNull(target.column());
        } else {
            target.load(key, at + offset, row);
        }
    }
}

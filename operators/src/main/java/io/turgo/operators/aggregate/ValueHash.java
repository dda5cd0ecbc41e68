package io.turgo.operators.aggregate;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * 64-bit hashes of a column's values (Komihash 5.0). Equal values have equal hashes: 0.0 and -0.0, and every NaN. One
 * thread at a time.
 */
final class ValueHash {
    private static final Hasher64 HASHER = Hashing.komihash5_0();
    private static final int INITIAL_BYTES = 256;

    private final Column column;
    private final WordField words;
    private byte[] text = new byte[INITIAL_BYTES];

    ValueHash(Column column) {
        this.column = column;
        this.words = column.type() == Type.STRING ? null : new WordField(column);
    }

    boolean isNull(Row row) {
        return row.isNull(column);
    }

    long of(Row row) {
        if (words == null) {
            return ofText(row);
        }
        final long low = words.low(row);
        return HASHER.hashLongLongToLong(column.type() == Type.FLOAT64
            ? Double.doubleToLongBits(Double.longBitsToDouble(low) + 0.0) : low, words.isWide() ? words.high(row) : 0);
    }

    private long ofText(Row row) {
        final int length = row.stringLength(column);
        if (length > text.length) {
            text = new byte[2 * length];
        }
        row.buffer().getBytes(row.stringOffset(column), text, 0, length);
        return HASHER.hashBytesToLong(text, 0, length);
    }
}

package io.turgo.frame;

import static io.turgo.record.RecordDescriptor.LENGTH_OFFSET;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * STRING. Where the tail holds just the strings that are not null, in the columns' order: length and bytes of each. Any
 * other tail (a string was set twice, or in another order) is kept as it is: its length, its bytes, then each string's
 * place in it and length.
 */
final class StringColumns extends ColumnGroup {
    /** The most bytes that a column takes, apart from what the tail has: two numbers of 31 bits. */
    static final int MAX_BYTES = 10;
    /** The most bytes that the length of a tail takes. */
    static final int MAX_TAIL_BYTES = 5;

    private final Column[] columns;
    private final int fixedLength;

    StringColumns(List<Column> columns, int fixedLength) {
        super(columns);
        this.columns = columns.toArray(Column[]::new);
        this.fixedLength = fixedLength;
    }

    /** Whether the tail is just the strings that are not null, in order. */
    boolean areInOrder(Row row) {
        int end = fixedLength;
        for (int i = 0; i < count; i++) {
            if (!row.isNull(columns[i])) {
                if (start(row, i) != end) {
                    return false;
                }
                end += length(row, i);
            }
        }
        return end == row.length();
    }

    private int start(Row row, int i) {
        return row.buffer().getInt(row.offset() + offsets[i]);
    }

    private int length(Row row, int i) {
        return row.buffer().getInt(row.offset() + offsets[i] + Integer.BYTES);
    }

    int encodeInOrder(Row row, MutableDirectBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!row.isNull(columns[i])) {
                final int length = length(row, i);
                at = Varint.put(target, at, length);
                target.putBytes(at, row.buffer(), row.offset() + start(row, i), length);
                at += length;
            }
        }
        return at;
    }

    int decodeInOrder(DirectBuffer source, int offset, int limit, Row row) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            if (!row.isNull(columns[i])) {
                final int length = Varint.getInt(source, at, limit, Integer.MAX_VALUE);
                at += Varint.length(source, at);
                requireBytes(at, length, limit);
                row.string(columns[i], source, at, length);
                at += length;
            }
        }
        return at;
    }

    int encodeTail(Row row, MutableDirectBuffer target, int offset) {
        final int tailLength = row.length() - fixedLength;
        int at = Varint.put(target, offset, tailLength);
        target.putBytes(at, row.buffer(), row.offset() + fixedLength, tailLength);
        at += tailLength;
        for (int i = 0; i < count; i++) {
            if (!row.isNull(columns[i])) {
                at = Varint.put(target, at, start(row, i) - fixedLength);
                at = Varint.put(target, at, length(row, i));
            }
        }
        return at;
    }

    int decodeTail(DirectBuffer source, int offset, int limit, Row row) {
        final int tailLength = Varint.getInt(source, offset, limit, Integer.MAX_VALUE - fixedLength);
        int at = offset + Varint.length(source, offset);
        requireBytes(at, tailLength, limit);
        placeTail(source, at, tailLength, row);
        at += tailLength;
        final UnsafeBuffer buffer = row.buffer();
        for (int i = 0; i < count; i++) {
            if (!row.isNull(columns[i])) {
                final int start = Varint.getInt(source, at, limit, tailLength);
                at += Varint.length(source, at);
                final int length = Varint.getInt(source, at, limit, tailLength - start);
                at += Varint.length(source, at);
                buffer.putInt(row.offset() + offsets[i], fixedLength + start);
                buffer.putInt(row.offset() + offsets[i] + Integer.BYTES, length);
            }
        }
        return at;
    }

    private void placeTail(DirectBuffer source, int at, int tailLength, Row row) {
        final int recordLength = fixedLength + tailLength;
        if (recordLength > row.capacityBytes()) {
            throw new RecordTooLargeException(row.capacityBytes(), recordLength, "strings");
        }
        row.buffer().putBytes(row.offset() + fixedLength, source, at, tailLength);
        row.buffer().putInt(row.offset() + LENGTH_OFFSET, recordLength);
    }

    private static void requireBytes(int at, int length, int limit) {
        if (length > limit - at) {
            throw new EngineException("string of " + length + " bytes at " + at + " > limit=" + limit);
        }
    }
}

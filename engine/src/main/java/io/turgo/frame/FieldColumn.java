package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.Type;
import java.util.ArrayList;
import java.util.List;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The values of one fixed-width field, or of one half of a wide decimal, as numbers: an INT64, TIMESTAMP or DECIMAL as
 * it is, a FLOAT64 by its bits (so that a NaN stays the one it was), an INT32 or SYMBOL extended, a BOOLEAN as 0 or 1.
 * Null fields are zero in a row; in the column they repeat the value before, which takes least. Belongs to one thread.
 */
final class FieldColumn {
    /** The field's values. */
    final LongColumn numbers = new LongColumn();
    /** Where the value is, from the start of the record. */
    final int offset;
    /** How many bytes it takes there: 8, 4 or 1. */
    final int widthBytes;
    private final Type type;
    private final int nullWord;
    private final int nullBit;
    private int signs;

    private FieldColumn(Column column, int index, int offset, int widthBytes) {
        this.offset = offset;
        this.widthBytes = widthBytes;
        type = column.type();
        nullWord = index / Long.SIZE;
        nullBit = index % Long.SIZE;
    }

    /** The columns of these fields, the strings left out, in order of falling width. */
    static FieldColumn[] of(List<Column> fields) {
        final List<FieldColumn> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            final Column field = fields.get(i);
            final int width = width(field.type());
            if (width > 0) {
                columns.add(new FieldColumn(field, i, field.offset(), width));
            }
            if (field.field().isWideDecimal()) {
                columns.add(new FieldColumn(field, i, field.offset() + Long.BYTES, width));
            }
        }
        columns.sort((left, right) -> Integer.compare(right.widthBytes, left.widthBytes));
        return columns.toArray(FieldColumn[]::new);
    }

    private static int width(Type type) {
        return switch (type) {
            case INT64, TIMESTAMP, FLOAT64, DECIMAL -> Long.BYTES;
            case INT32, SYMBOL -> Integer.BYTES;
            case BOOLEAN -> 1;
            case STRING -> 0;
        };
    }

    /** How many of the columns have that width. */
    static int count(FieldColumn[] columns, int widthBytes) {
        int count = 0;
        for (final FieldColumn column : columns) {
            count += column.widthBytes == widthBytes ? 1 : 0;
        }
        return count;
    }

    void clear() {
        signs = 0;
    }

    /** Takes the field out of {@code added} records, by their addresses, behind {@code count} others. */
    void gather(long[] rows, int added, int count) {
        numbers.ensure(count + added);
        switch (widthBytes) {
            case Long.BYTES -> gatherLongs(rows, added, count);
            case Integer.BYTES -> gatherInts(rows, added, count);
            default -> gatherBooleans(rows, added, count);
        }
    }

    private void gatherLongs(long[] rows, int added, int count) {
        final long[] values = numbers.values;
        final int place = offset;
        for (int i = 0; i < added; i++) {
            values[count + i] = UnsafeApi.getLong(rows[i] + place);
        }
    }

    private void gatherInts(long[] rows, int added, int count) {
        final long[] values = numbers.values;
        final int place = offset;
        int all = 0;
        for (int i = 0; i < added; i++) {
            final int value = UnsafeApi.getInt(rows[i] + place);
            all |= value;
            values[count + i] = value;
        }
        signs |= all;
    }

    private void gatherBooleans(long[] rows, int added, int count) {
        final long[] values = numbers.values;
        final int place = offset;
        for (int i = 0; i < added; i++) {
            values[count + i] = UnsafeApi.getByte(rows[i] + place) == 0 ? 0 : 1;
        }
    }

    int encode(int count, NullColumns nulls, UnsafeBuffer target, int at) {
        if (signs < 0 && type == Type.SYMBOL) {
            throw unknownSymbol(count);
        }
        if (nulls.any(nullWord, nullBit)) {
            repeatOverNulls(count, nulls.words(nullWord));
        }
        return numbers.encode(count, target, at);
    }

    private EngineException unknownSymbol(int count) {
        long least = 0;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, numbers.values[i]);
        }
        return new EngineException("symbol number=" + least + " is in no dictionary, a source set a number that it was "
            + "not given");
    }

    private void repeatOverNulls(int count, long[] words) {
        long last = 0;
        for (int i = 0; i < count; i++) {
            if ((words[i] >>> nullBit & 1) != 0) {
                numbers.values[i] = last;
            }
            last = numbers.values[i];
        }
    }

    int decode(int count, NullColumns nulls, UnsafeBuffer source, int offsetInFrame, int limit) {
        final int end = numbers.decode(count, source, offsetInFrame, limit);
        if (nulls.any(nullWord, nullBit)) {
            zeroNulls(count, nulls.words(nullWord));
        }
        if (widthBytes < Long.BYTES) {
            requireType(count, offsetInFrame);
        }
        return end;
    }

    private void zeroNulls(int count, long[] words) {
        for (int i = 0; i < count; i++) {
            if ((words[i] >>> nullBit & 1) != 0) {
                numbers.values[i] = 0;
            }
        }
    }

    private void requireType(int count, int at) {
        long least = 0;
        long most = 0;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, numbers.values[i]);
            most = Math.max(most, numbers.values[i]);
        }
        final long min = type == Type.INT32 ? Integer.MIN_VALUE : 0;
        final long max = type == Type.BOOLEAN ? 1 : Integer.MAX_VALUE;
        if (least < min || most > max) {
            throw new EngineException("column at " + at + " has " + (least < min ? least : most) + ", which is no "
                + type);
        }
    }
}

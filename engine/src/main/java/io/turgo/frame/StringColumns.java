package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordDescriptor;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import io.turgo.record.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The STRING fields and the tails that hold their bytes, kept as they are, one behind the other. For each field there
 * is a column of lengths and one of distances: from where the string before it in the row ends to where it begins. A
 * last column has the bytes that follow the last string. Strings that were set once, in order, leave only zeros there.
 * Belongs to one thread.
 */
final class StringColumns {
    private static final int INITIAL_BYTES = 1 << 12;

    private final int[] offsets;
    private final int[] nullWords;
    private final int[] nullBits;
    private final int fixedLength;
    private final LongColumn[] distances;
    private final LongColumn[] lengths;
    private final LongColumn behind = new LongColumn();
    private UnsafeBuffer tails = new UnsafeBuffer(0, 0);
    private int tailBytes;
    private int nextTail;

    StringColumns(List<Column> fields, int fixedLength) {
        final int[] strings =
            IntStream.range(0, fields.size()).filter(i -> fields.get(i).type() == Type.STRING).toArray();
        offsets = Arrays.stream(strings).map(i -> fields.get(i).offset()).toArray();
        nullWords = Arrays.stream(strings).map(i -> i / Long.SIZE).toArray();
        nullBits = Arrays.stream(strings).map(i -> i % Long.SIZE).toArray();
        this.fixedLength = fixedLength;
        distances = columns(offsets.length);
        lengths = columns(offsets.length);
    }

    private static LongColumn[] columns(int count) {
        final LongColumn[] columns = new LongColumn[count];
        for (int i = 0; i < count; i++) {
            columns[i] = new LongColumn();
        }
        return columns;
    }

    void clear() {
        tailBytes = 0;
    }

    void gather(long[] rows, int added, int count) {
        if (offsets.length == 0) {
            return;
        }
        ensure(count + added);
        for (int i = 0; i < added; i++) {
            gather(rows[i], count + i);
        }
    }

    private void ensure(int count) {
        behind.ensure(count);
        for (int field = 0; field < offsets.length; field++) {
            distances[field].ensure(count);
            lengths[field].ensure(count);
        }
    }

    /** A null string's place and length are 0 in the row, and are left out of the reckoning. */
    private void gather(long row, int index) {
        int end = fixedLength;
        for (int field = 0; field < offsets.length; field++) {
            final int start = UnsafeApi.getInt(row + offsets[field]);
            final int length = UnsafeApi.getInt(row + offsets[field] + Integer.BYTES);
            distances[field].values[index] = start == 0 ? 0 : start - end;
            lengths[field].values[index] = start == 0 ? 0 : length;
            end = start == 0 ? end : start + length;
        }
        final int recordLength = UnsafeApi.getInt(row + RecordDescriptor.LENGTH_OFFSET);
        behind.values[index] = recordLength - end;
        final int tail = recordLength - fixedLength;
        ensureTails(tail);
        UnsafeApi.copyMemory(row + fixedLength, tails.addressOffset() + tailBytes, tail);
        tailBytes += tail;
    }

    private void ensureTails(int more) {
        if (tailBytes + more > tails.capacity()) {
            final UnsafeBuffer larger = new UnsafeBuffer(
                ByteBuffer.allocateDirect(Math.max(INITIAL_BYTES, Math.max(2 * tails.capacity(), tailBytes + more))));
            larger.putBytes(0, tails, 0, tailBytes);
            tails = larger;
        }
    }

    int maxBytes(int count) {
        return offsets.length == 0 ? 0 : (2 * offsets.length + 1) * ColumnDescriptor.maxBytes(count) + tailBytes;
    }

    int encode(int count, UnsafeBuffer target, int offset) {
        if (offsets.length == 0) {
            return offset;
        }
        int at = offset;
        for (int field = 0; field < offsets.length; field++) {
            at = distances[field].encode(count, target, at);
            at = lengths[field].encode(count, target, at);
        }
        at = behind.encode(count, target, at);
        target.putBytes(at, tails, 0, tailBytes);
        return at + tailBytes;
    }

    /** Leaves in {@code behind} how long each record is. */
    int decode(int count, NullColumns nulls, UnsafeBuffer source, int offset, int limit) {
        nextTail = 0;
        if (offsets.length == 0) {
            return offset;
        }
        int at = offset;
        for (int field = 0; field < offsets.length; field++) {
            at = distances[field].decode(count, source, at, limit);
            at = lengths[field].decode(count, source, at, limit);
        }
        at = behind.decode(count, source, at, limit);
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += place(i, nulls, limit - at - bytes);
        }
        tailBytes = 0;
        ensureTails(bytes);
        tails.putBytes(0, source, at, bytes);
        return at + bytes;
    }

    /** Turns distances into places in the record, checks them, and gives the length of the record's tail. */
    private int place(int index, NullColumns nulls, int available) {
        final long least = fixedLength;
        final long most = least + available;
        long end = least;
        for (int field = 0; field < offsets.length; field++) {
            if (isNull(nulls, field, index)) {
                distances[field].values[index] = 0;
                lengths[field].values[index] = 0;
            } else {
                final long start = end + requireInt(distances[field].values[index]);
                final long length = requireInt(lengths[field].values[index]);
                end = start + length;
                if (start < least || length < 0 || end > most) {
                    throw new EngineException("string of " + length + " bytes at " + start + " is outside of its record"
                        + ", " + least + " to at most " + most);
                }
                distances[field].values[index] = start;
            }
        }
        final long recordLength = end + requireInt(behind.values[index]);
        if (recordLength < longest(index) || recordLength > most) {
            throw new EngineException("record of " + recordLength + " bytes, its strings end at " + longest(index)
                + ", the frame at " + most);
        }
        behind.values[index] = recordLength;
        return (int) (recordLength - least);
    }

    private boolean isNull(NullColumns nulls, int field, int index) {
        return (nulls.words(nullWords[field])[index] >>> nullBits[field] & 1) != 0;
    }

    private static long requireInt(long value) {
        if (value != (int) value) {
            throw new EngineException("length or distance " + value + " is no INT32");
        }
        return value;
    }

    /** Where the last of the row's strings ends. */
    private long longest(int index) {
        long end = fixedLength;
        for (int field = 0; field < offsets.length; field++) {
            end = Math.max(end, distances[field].values[index] + lengths[field].values[index]);
        }
        return end;
    }

    int recordBytes(int index) {
        return offsets.length == 0 ? fixedLength : (int) behind.values[index];
    }

    /** Completes the next row. Rows are taken in order, each once. */
    void scatter(int index, Row row) {
        if (offsets.length == 0) {
            return;
        }
        final UnsafeBuffer buffer = row.buffer();
        final int recordLength = (int) behind.values[index];
        if (recordLength > row.capacityBytes()) {
            throw new RecordTooLargeException(row.capacityBytes(), recordLength, "strings");
        }
        for (int field = 0; field < offsets.length; field++) {
            final int place = row.offset() + offsets[field];
            buffer.putInt(place, (int) distances[field].values[index]);
            buffer.putInt(place + Integer.BYTES, (int) lengths[field].values[index]);
        }
        final int tail = recordLength - fixedLength;
        buffer.putBytes(row.offset() + fixedLength, tails, nextTail, tail);
        buffer.putInt(row.offset() + RecordDescriptor.LENGTH_OFFSET, recordLength);
        nextTail += tail;
    }
}

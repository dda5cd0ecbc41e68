package io.turgo.record;

import io.turgo.decimal.Decimal;
import io.turgo.memory.MemoryWindow;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A flyweight over one record: reads and writes fields through {@link Column columns} of the record's layout. Reading a
 * null field gives the type's zero; ask {@link #isNull} first. Setting a field makes it not null. Belongs to one thread
 * at a time; allocates nothing.
 *
 * @see RecordDescriptor
 */
public final class Row extends RowFields {
    private static final boolean CHECKED = UnsafeBuffer.SHOULD_BOUNDS_CHECK;

    /** Room behind the fields. */
    long behind0;
    long behind1;
    long behind2;
    long behind3;
    long behind4;
    long behind5;
    long behind6;
    long behind7;

    /**
     * Looks at the record at {@code recordOffset}.
     *
     * @param source        of memory outside of the heap
     * @param capacityBytes how long the record may become
     */
    public Row wrap(UnsafeBuffer source, int recordOffset, int capacityBytes) {
        if (buffer != source) {
            look(source);
        }
        if (CHECKED) {
            source.boundsCheck(recordOffset, capacityBytes);
        }
        address = source.addressOffset() + recordOffset;
        offset = recordOffset;
        capacity = capacityBytes;
        return this;
    }

    private void look(UnsafeBuffer source) {
        if (source.byteArray() != null) {
            throw new IllegalArgumentException("a record on the heap: wrap a direct buffer");
        }
        buffer = source;
    }

    /** Looks at the record that {@code other} looks at. */
    public void lookWith(Row other) {
        if (buffer != other.buffer) {
            buffer = other.buffer;
        }
        address = other.address;
        offset = other.offset;
        capacity = other.capacity;
    }

    /**
     * Makes the bytes an empty record of that layout: all fields null, no strings, kind INSERT, times 0. Everything up
     * to the end of the fixed part is set, so that equal records have equal bytes.
     */
    public Row reset(RecordLayout layout) {
        final int nullEnd = RecordDescriptor.HEADER_LENGTH + layout.nullWords() * Long.BYTES;
        fill(0, RecordDescriptor.HEADER_LENGTH, 0L);
        fill(RecordDescriptor.HEADER_LENGTH, nullEnd, -1L);
        fill(nullEnd, layout.fixedLength(), 0L);
        UnsafeApi.putInt(at(RecordDescriptor.LENGTH_OFFSET, Integer.BYTES), layout.fixedLength());
        return this;
    }

    /** All bytes of {@code value} are alike. */
    private void fill(int from, int to, long value) {
        long at = at(from, to - from);
        final long end = address + to;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            UnsafeApi.putLong(at, value);
        }
        for (; at < end; at++) {
            UnsafeApi.putByte(at, (byte) value);
        }
    }

    /** The address of an offset from the start of the record. */
    private long at(int recordOffset, int width) {
        if (CHECKED) {
            MemoryWindow.check(recordOffset, width, capacity);
        }
        return address + recordOffset;
    }

    /** Copies the record that {@code other} looks at; it must fit. */
    public void copyFrom(Row other) {
        final int length = other.length();
        if (length > capacity) {
            throw new RecordTooLargeException(capacity, length, "copy");
        }
        buffer.putBytes(offset, other.buffer, other.offset, length);
    }

    /** The buffer that holds the record. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** Where the record starts in {@link #buffer}. */
    public int offset() {
        return offset;
    }

    /** How long the record may become, in bytes. */
    public int capacityBytes() {
        return capacity;
    }

    /** The record's length in bytes, header and tail included. */
    public int length() {
        return UnsafeApi.getInt(at(RecordDescriptor.LENGTH_OFFSET, Integer.BYTES));
    }

    /** The sequence of the source record that this is or that caused it. */
    public long sequence() {
        return UnsafeApi.getLong(at(RecordDescriptor.SEQUENCE_OFFSET, Long.BYTES));
    }

    /** Sets the sequence; the engine's business. */
    public void sequence(long sequence) {
        UnsafeApi.putLong(at(RecordDescriptor.SEQUENCE_OFFSET, Long.BYTES), sequence);
    }

    /** The event time in epoch nanoseconds. */
    public long eventTimeNs() {
        return UnsafeApi.getLong(at(RecordDescriptor.EVENT_TIME_OFFSET, Long.BYTES));
    }

    /** Sets the event time in epoch nanoseconds. */
    public void eventTimeNs(long timeNs) {
        UnsafeApi.putLong(at(RecordDescriptor.EVENT_TIME_OFFSET, Long.BYTES), timeNs);
    }

    /** The ingest time in epoch nanoseconds. */
    public long ingestTimeNs() {
        return UnsafeApi.getLong(at(RecordDescriptor.INGEST_TIME_OFFSET, Long.BYTES));
    }

    /** Sets the ingest time in epoch nanoseconds; the engine's business. */
    public void ingestTimeNs(long timeNs) {
        UnsafeApi.putLong(at(RecordDescriptor.INGEST_TIME_OFFSET, Long.BYTES), timeNs);
    }

    /** What the row says about its table. */
    public RowKind kind() {
        final short flags = UnsafeApi.getShort(at(RecordDescriptor.FLAGS_OFFSET, Short.BYTES));
        return RowKind.of(flags & RecordDescriptor.ROW_KIND_MASK);
    }

    /** Sets what the row says about its table. */
    public void kind(RowKind kind) {
        UnsafeApi.putShort(at(RecordDescriptor.FLAGS_OFFSET, Short.BYTES), (short) kind.ordinal());
    }

    /** Whether the field is null. */
    public boolean isNull(Column column) {
        return (UnsafeApi.getLong(at(column.nullOffset(), Long.BYTES)) & column.nullMask()) != 0;
    }

    /** Makes the field null, and its fixed part zero. */
    public void setNull(Column column) {
        final long word = at(column.nullOffset(), Long.BYTES);
        UnsafeApi.putLong(word, UnsafeApi.getLong(word) | column.nullMask());
        fill(column.offset(), column.offset() + column.field().widthBytes(), 0L);
    }

    private void setPresent(Column column) {
        final long word = at(column.nullOffset(), Long.BYTES);
        UnsafeApi.putLong(word, UnsafeApi.getLong(word) & ~column.nullMask());
    }

    /** The fixed part of a field of 4 bytes, whether it is null or not. */
    public int int32Word(Column column) {
        return UnsafeApi.getInt(at(column.offset(), Integer.BYTES));
    }

    /** The fixed part of a field of 8 bytes, whether it is null or not; the low word of a DECIMAL of 16. */
    public long int64Word(Column column) {
        return UnsafeApi.getLong(at(column.offset(), Long.BYTES));
    }

    /** The high word of a DECIMAL of 16 bytes. */
    public long highWord(Column column) {
        return UnsafeApi.getLong(at(column.offset() + Long.BYTES, Long.BYTES));
    }

    /** Sets the high word of a DECIMAL of 16 bytes. */
    public void highWord(Column column, long value) {
        UnsafeApi.putLong(at(column.offset() + Long.BYTES, Long.BYTES), value);
    }

    /** A BOOLEAN. */
    public boolean bool(Column column) {
        return !isNull(column) && UnsafeApi.getByte(at(column.offset(), Byte.BYTES)) != 0;
    }

    /** Sets a BOOLEAN. */
    public void bool(Column column, boolean value) {
        setPresent(column);
        UnsafeApi.putByte(at(column.offset(), Byte.BYTES), (byte) (value ? 1 : 0));
    }

    /** An INT32, or the number of a SYMBOL. */
    public int int32(Column column) {
        return isNull(column) ? 0 : UnsafeApi.getInt(at(column.offset(), Integer.BYTES));
    }

    /** Sets an INT32, or a SYMBOL by its number. */
    public void int32(Column column, int value) {
        setPresent(column);
        UnsafeApi.putInt(at(column.offset(), Integer.BYTES), value);
    }

    /** An INT64 or TIMESTAMP, or the unscaled value of a DECIMAL of at most 18 digits. */
    public long int64(Column column) {
        return isNull(column) ? 0 : UnsafeApi.getLong(at(column.offset(), Long.BYTES));
    }

    /** Sets an INT64 or TIMESTAMP, or a DECIMAL of at most 18 digits by its unscaled value, which is not checked. */
    public void int64(Column column, long value) {
        setPresent(column);
        UnsafeApi.putLong(at(column.offset(), Long.BYTES), value);
    }

    /** A FLOAT64. */
    public double float64(Column column) {
        return isNull(column) ? 0 : UnsafeApi.getDouble(at(column.offset(), Double.BYTES));
    }

    /** Sets a FLOAT64. */
    public void float64(Column column, double value) {
        setPresent(column);
        UnsafeApi.putDouble(at(column.offset(), Double.BYTES), value);
    }

    /** Reads a DECIMAL into {@code target}, at the field's scale. */
    public Decimal readDecimal(Column column, Decimal target) {
        final Field field = column.field();
        if (isNull(column)) {
            return target.zero(field.scale());
        }
        final long at = at(column.offset(), field.widthBytes());
        final long low = UnsafeApi.getLong(at);
        return target.set(
            field.isWideDecimal() ? UnsafeApi.getLong(at + Long.BYTES) : low >> 63, low, field.scale());
    }

    /**
     * Sets a DECIMAL. {@code value} is rounded HALF_UP to the field's scale, in place.
     *
     * @throws io.turgo.decimal.DecimalOverflowException if it has more digits than the field
     */
    public void decimal(Column column, Decimal value) {
        final Field field = column.field();
        value.rescale(field.scale()).requirePrecision(field.precision(), field.name());
        setPresent(column);
        final long at = at(column.offset(), field.widthBytes());
        UnsafeApi.putLong(at, value.low());
        if (field.isWideDecimal()) {
            UnsafeApi.putLong(at + Long.BYTES, value.high());
        }
    }

    /** Where a STRING's bytes start in {@link #buffer}. */
    public int stringOffset(Column column) {
        return offset + UnsafeApi.getInt(at(column.offset(), Integer.BYTES));
    }

    /** How many bytes of UTF-8 a STRING has; 0 if it is null. */
    public int stringLength(Column column) {
        return isNull(column) ? 0 : UnsafeApi.getInt(at(column.offset() + Integer.BYTES, Integer.BYTES));
    }

    /** A STRING as a new Java string, or null: for the cold side. */
    public String string(Column column) {
        if (isNull(column)) {
            return null;
        }
        final byte[] bytes = new byte[stringLength(column)];
        buffer.getBytes(stringOffset(column), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Sets a STRING to bytes of UTF-8, which are not checked. */
    public void string(Column column, DirectBuffer source, int sourceOffset, int lengthBytes) {
        buffer.putBytes(offset + claimTail(column, lengthBytes), source, sourceOffset, lengthBytes);
    }

    /** Sets a STRING to bytes of UTF-8, which are not checked. */
    public void string(Column column, byte[] source, int sourceOffset, int lengthBytes) {
        buffer.putBytes(offset + claimTail(column, lengthBytes), source, sourceOffset, lengthBytes);
    }

    /**
     * Gives a STRING room for {@code lengthBytes} at the record's end and makes it present.
     *
     * @return where to put the bytes, from the start of the record
     * @throws RecordTooLargeException if the record would become longer than its slot; the record is as it was
     */
    public int claimTail(Column column, int lengthBytes) {
        final int start = length();
        requireTail(column, start + lengthBytes);
        setPresent(column);
        UnsafeApi.putInt(at(column.offset(), Integer.BYTES), start);
        UnsafeApi.putInt(at(column.offset() + Integer.BYTES, Integer.BYTES), lengthBytes);
        UnsafeApi.putInt(at(RecordDescriptor.LENGTH_OFFSET, Integer.BYTES), start + lengthBytes);
        return start;
    }

    private void requireTail(Column column, int lengthBytes) {
        if (lengthBytes > capacity || lengthBytes < 0) {
            throw new RecordTooLargeException(capacity, lengthBytes, column.name());
        }
    }
}

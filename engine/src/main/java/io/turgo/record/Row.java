package io.turgo.record;

import io.turgo.decimal.Decimal;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A flyweight over one record: reads and writes fields through {@link Column columns} of the record's layout. Reading a
 * null field gives the type's zero; ask {@link #isNull} first. Setting a field makes it not null. Belongs to one thread
 * at a time; allocates nothing.
 *
 * @see RecordDescriptor
 */
public final class Row {
    private UnsafeBuffer buffer;
    private int offset;
    private int capacity;

    /**
     * Looks at the record at {@code recordOffset}.
     *
     * @param capacityBytes how long the record may become
     */
    public Row wrap(UnsafeBuffer source, int recordOffset, int capacityBytes) {
        buffer = source;
        offset = recordOffset;
        capacity = capacityBytes;
        return this;
    }

    /** Looks at the record that {@code other} looks at. */
    public void lookWith(Row other) {
        buffer = other.buffer;
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
        buffer.putInt(offset + RecordDescriptor.LENGTH_OFFSET, layout.fixedLength());
        return this;
    }

    /** All bytes of {@code value} are alike. */
    private void fill(int from, int to, long value) {
        int at = offset + from;
        final int end = offset + to;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            buffer.putLong(at, value);
        }
        for (; at < end; at++) {
            buffer.putByte(at, (byte) value);
        }
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
        return buffer.getInt(offset + RecordDescriptor.LENGTH_OFFSET);
    }

    /** The sequence of the source record that this is or that caused it. */
    public long sequence() {
        return buffer.getLong(offset + RecordDescriptor.SEQUENCE_OFFSET);
    }

    /** Sets the sequence; the engine's business. */
    public void sequence(long sequence) {
        buffer.putLong(offset + RecordDescriptor.SEQUENCE_OFFSET, sequence);
    }

    /** The event time in epoch nanoseconds. */
    public long eventTimeNs() {
        return buffer.getLong(offset + RecordDescriptor.EVENT_TIME_OFFSET);
    }

    /** Sets the event time in epoch nanoseconds. */
    public void eventTimeNs(long timeNs) {
        buffer.putLong(offset + RecordDescriptor.EVENT_TIME_OFFSET, timeNs);
    }

    /** The ingest time in epoch nanoseconds. */
    public long ingestTimeNs() {
        return buffer.getLong(offset + RecordDescriptor.INGEST_TIME_OFFSET);
    }

    /** Sets the ingest time in epoch nanoseconds; the engine's business. */
    public void ingestTimeNs(long timeNs) {
        buffer.putLong(offset + RecordDescriptor.INGEST_TIME_OFFSET, timeNs);
    }

    /** What the row says about its table. */
    public RowKind kind() {
        return RowKind.of(buffer.getShort(offset + RecordDescriptor.FLAGS_OFFSET) & RecordDescriptor.ROW_KIND_MASK);
    }

    /** Sets what the row says about its table. */
    public void kind(RowKind kind) {
        buffer.putShort(offset + RecordDescriptor.FLAGS_OFFSET, (short) kind.ordinal());
    }

    /** Whether the field is null. */
    public boolean isNull(Column column) {
        return (buffer.getLong(offset + column.nullOffset()) & column.nullMask()) != 0;
    }

    /** Makes the field null, and its fixed part zero. */
    public void setNull(Column column) {
        final int word = offset + column.nullOffset();
        buffer.putLong(word, buffer.getLong(word) | column.nullMask());
        fill(column.offset(), column.offset() + column.field().widthBytes(), 0L);
    }

    private void setPresent(Column column) {
        final int word = offset + column.nullOffset();
        buffer.putLong(word, buffer.getLong(word) & ~column.nullMask());
    }

    /** A BOOLEAN. */
    public boolean bool(Column column) {
        return !isNull(column) && buffer.getByte(offset + column.offset()) != 0;
    }

    /** Sets a BOOLEAN. */
    public void bool(Column column, boolean value) {
        setPresent(column);
        buffer.putByte(offset + column.offset(), (byte) (value ? 1 : 0));
    }

    /** An INT32, or the number of a SYMBOL. */
    public int int32(Column column) {
        return isNull(column) ? 0 : buffer.getInt(offset + column.offset());
    }

    /** Sets an INT32, or a SYMBOL by its number. */
    public void int32(Column column, int value) {
        setPresent(column);
        buffer.putInt(offset + column.offset(), value);
    }

    /** An INT64 or TIMESTAMP, or the unscaled value of a DECIMAL of at most 18 digits. */
    public long int64(Column column) {
        return isNull(column) ? 0 : buffer.getLong(offset + column.offset());
    }

    /** Sets an INT64 or TIMESTAMP, or a DECIMAL of at most 18 digits by its unscaled value, which is not checked. */
    public void int64(Column column, long value) {
        setPresent(column);
        buffer.putLong(offset + column.offset(), value);
    }

    /** A FLOAT64. */
    public double float64(Column column) {
        return isNull(column) ? 0 : buffer.getDouble(offset + column.offset());
    }

    /** Sets a FLOAT64. */
    public void float64(Column column, double value) {
        setPresent(column);
        buffer.putDouble(offset + column.offset(), value);
    }

    /** Reads a DECIMAL into {@code target}, at the field's scale. */
    public Decimal readDecimal(Column column, Decimal target) {
        final Field field = column.field();
        if (isNull(column)) {
            return target.zero(field.scale());
        }
        final int at = offset + column.offset();
        final long low = buffer.getLong(at);
        return target.set(field.isWideDecimal() ? buffer.getLong(at + Long.BYTES) : low >> 63, low, field.scale());
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
        final int at = offset + column.offset();
        buffer.putLong(at, value.low());
        if (field.isWideDecimal()) {
            buffer.putLong(at + Long.BYTES, value.high());
        }
    }

    /** Where a STRING's bytes start in {@link #buffer}. */
    public int stringOffset(Column column) {
        return offset + buffer.getInt(offset + column.offset());
    }

    /** How many bytes of UTF-8 a STRING has; 0 if it is null. */
    public int stringLength(Column column) {
        return isNull(column) ? 0 : buffer.getInt(offset + column.offset() + Integer.BYTES);
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
        buffer.putInt(offset + column.offset(), start);
        buffer.putInt(offset + column.offset() + Integer.BYTES, lengthBytes);
        buffer.putInt(offset + RecordDescriptor.LENGTH_OFFSET, start + lengthBytes);
        return start;
    }

    private void requireTail(Column column, int lengthBytes) {
        if (lengthBytes > capacity || lengthBytes < 0) {
            throw new RecordTooLargeException(capacity, lengthBytes, column.name());
        }
    }
}

package io.turgo.ring;

import io.turgo.record.RecordDescriptor;
import io.turgo.record.Row;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A flyweight over one slot; belongs to one thread. {@link #row} moves along with it.
 *
 * @see SlotDescriptor
 */
public final class Slot extends SlotFields {
    /** Room behind the fields. */
    long behind0;
    long behind1;
    long behind2;
    long behind3;
    long behind4;
    long behind5;
    long behind6;
    long behind7;

    /** Looks at the slot of {@code slotBytes} at {@code offset}. */
    public Slot wrap(UnsafeBuffer source, int offset, int slotBytes) {
        if (buffer != source) {
            buffer = source;
        }
        address = source.addressOffset() + offset;
        base = offset;
        lengthBytes = slotBytes;
        row.wrap(source, offset + SlotDescriptor.RECORD_OFFSET, slotBytes - SlotDescriptor.RECORD_OFFSET);
        return this;
    }

    /** Limits the record to {@code recordBytes}, which the slot must have; until the slot is wrapped or reset. */
    public void limitRecord(int recordBytes) {
        if (row.capacityBytes() != recordBytes) {
            row.wrap(buffer, base + SlotDescriptor.RECORD_OFFSET, recordBytes);
        }
    }

    /** The record in the slot. */
    public Row row() {
        return row;
    }

    /** Zeroes the prefix, sets what the slot holds and gives the record all of its room. */
    public void reset(SlotKind kind, int id) {
        limitRecord(lengthBytes - SlotDescriptor.RECORD_OFFSET);
        for (int i = 0; i < SlotDescriptor.RECORD_OFFSET; i += Long.BYTES) {
            UnsafeApi.putLong(address + i, 0L);
        }
        UnsafeApi.putInt(address + SlotDescriptor.KIND_OFFSET, kind.ordinal());
        UnsafeApi.putInt(address + SlotDescriptor.ID_OFFSET, id);
    }

    /** Copies prefix and record from another slot, whose record must fit. */
    public void copyFrom(Slot other) {
        final int length = SlotDescriptor.RECORD_OFFSET + other.row.length();
        if (length > lengthBytes) {
            throw new IllegalStateException("slotBytes=" + lengthBytes + " < copied slot=" + length);
        }
        buffer.putBytes(base, other.buffer, other.base, length);
    }

    /** Copies a slot that may be a control record: of its record the header only, if it has no row. */
    public void copyAnyFrom(Slot other) {
        if (other.kind().hasRow()) {
            copyFrom(other);
        } else {
            buffer.putBytes(
                base, other.buffer, other.base, SlotDescriptor.RECORD_OFFSET + RecordDescriptor.HEADER_LENGTH);
        }
    }

    /** What the slot holds. */
    public SlotKind kind() {
        return SlotKind.of(UnsafeApi.getInt(address + SlotDescriptor.KIND_OFFSET));
    }

    /** Whether the slot holds a source record: the usual case, without a look-up of the kind. */
    public boolean isData() {
        return UnsafeApi.getInt(address + SlotDescriptor.KIND_OFFSET) == SlotKind.DATA.ordinal();
    }

    /** Sets what the slot holds. */
    public void kind(SlotKind kind) {
        UnsafeApi.putInt(address + SlotDescriptor.KIND_OFFSET, kind.ordinal());
    }

    /** The number of the source or reference table. */
    public int id() {
        return UnsafeApi.getInt(address + SlotDescriptor.ID_OFFSET);
    }

    /** Sets the number of the source or reference table. */
    public void id(int id) {
        UnsafeApi.putInt(address + SlotDescriptor.ID_OFFSET, id);
    }

    /** The partition of the source. */
    public int partition() {
        return UnsafeApi.getInt(address + SlotDescriptor.PARTITION_OFFSET);
    }

    /** Sets the partition of the source. */
    public void partition(int partition) {
        UnsafeApi.putInt(address + SlotDescriptor.PARTITION_OFFSET, partition);
    }

    /** The intended send time in ns of the monotonic clock; 0 if latency is not measured. */
    public long sendTimeNs() {
        return UnsafeApi.getLong(address + SlotDescriptor.SEND_TIME_OFFSET);
    }

    /** Sets the intended send time in ns of the monotonic clock. */
    public void sendTimeNs(long timeNs) {
        UnsafeApi.putLong(address + SlotDescriptor.SEND_TIME_OFFSET, timeNs);
    }

    /** The watermark after this record in epoch ns. */
    public long watermarkNs() {
        return UnsafeApi.getLong(address + SlotDescriptor.WATERMARK_OFFSET);
    }

    /** Sets the watermark after this record in epoch ns. */
    public void watermarkNs(long watermarkNs) {
        UnsafeApi.putLong(address + SlotDescriptor.WATERMARK_OFFSET, watermarkNs);
    }

    /** The source's position after this record; for a tick its time, for a barrier its number. */
    public long position() {
        return UnsafeApi.getLong(address + SlotDescriptor.POSITION_OFFSET);
    }

    /** Sets the source's position, a tick's time or a barrier's number. */
    public void position(long position) {
        UnsafeApi.putLong(address + SlotDescriptor.POSITION_OFFSET, position);
    }

    /** The control counter of the cause. */
    public long control() {
        return UnsafeApi.getLong(address + SlotDescriptor.CONTROL_OFFSET);
    }

    /** The frame that holds the cause. */
    public long frame() {
        return UnsafeApi.getLong(address + SlotDescriptor.FRAME_OFFSET);
    }

    /** Sets control counter and frame of the cause. */
    public void cause(long control, long frame) {
        UnsafeApi.putLong(address + SlotDescriptor.CONTROL_OFFSET, control);
        UnsafeApi.putLong(address + SlotDescriptor.FRAME_OFFSET, frame);
    }

    /** A bit for each stage that has passed the record on. */
    public long passed() {
        return UnsafeApi.getLong(address + SlotDescriptor.PASSED_OFFSET);
    }

    /** Sets the bits of the stages that have passed the record on. */
    public void passed(long stages) {
        UnsafeApi.putLong(address + SlotDescriptor.PASSED_OFFSET, stages);
    }

    /** The ordinal of an output among those of its cause. */
    public int ordinal() {
        return UnsafeApi.getInt(address + SlotDescriptor.ORDINAL_OFFSET);
    }

    /** Which of the workers behind a ring has the row: it is no output yet, and has no ordinal. */
    public int worker() {
        return ordinal();
    }

    /** Sets which of the workers behind a ring has the row. */
    public void worker(int worker) {
        ordinal(worker);
    }

    /** Sets the ordinal of an output among those of its cause. */
    public void ordinal(int ordinal) {
        UnsafeApi.putInt(address + SlotDescriptor.ORDINAL_OFFSET, ordinal);
    }
}

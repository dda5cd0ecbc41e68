package io.turgo.frame;

import static io.turgo.ring.SlotDescriptor.PARTITION_OFFSET;
import static io.turgo.ring.SlotDescriptor.POSITION_OFFSET;
import static io.turgo.ring.SlotDescriptor.RECORD_OFFSET;

import io.turgo.error.EngineException;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The entries of one kind and id that a frame has. Slots are first only noted, then looked at column by column, so many
 * at a time as the nearest cache holds. Belongs to one thread; allocates nothing once it has grown.
 *
 * @see EntryDescriptor
 */
final class EntryStream {
    private static final int NOTED_SLOTS = 64;

    private final SlotKind kind;
    private final int id;
    private final int recordsOf;
    private final RowColumns rows;
    private final SteadyColumn partitions =
        new SteadyColumn(PARTITION_OFFSET - RECORD_OFFSET, Integer.BYTES, -1, 0);
    private final SteadyColumn positions = new SteadyColumn(POSITION_OFFSET - RECORD_OFFSET, Long.BYTES, -1, 1);
    private final List<byte[]> texts = new ArrayList<>();
    private final long[] noted = new long[NOTED_SLOTS];
    private UnsafeBuffer notedBuffer;
    private int notedCount;
    private int count;
    private int number;
    private int taken;

    /** @param rows or null where entries have none */
    EntryStream(SlotKind kind, int id, RowColumns rows) {
        this.kind = kind;
        this.id = id;
        this.rows = rows;
        recordsOf = kind == SlotKind.DATA ? id : -1;
    }

    SlotKind kind() {
        return kind;
    }

    int id() {
        return id;
    }

    /** Whether it has the records of that source. */
    boolean isOfRecords(int source) {
        return recordsOf == source;
    }

    /** How many entries there are. */
    int count() {
        return count + notedCount;
    }

    /** Which of the frame's streams this is. */
    int number() {
        return number;
    }

    /** Starts a frame, as its stream of that number. */
    void clear(int streamNumber) {
        number = streamNumber;
        count = 0;
        notedCount = 0;
        taken = 0;
        texts.clear();
        if (rows != null) {
            rows.clear();
        }
    }

    /** Adds an entry; its slot must stay as it is until {@link #takeNoted}. */
    void note(Row row) {
        if (row.buffer() != notedBuffer || notedCount == NOTED_SLOTS) {
            takeNoted();
            notedBuffer = row.buffer();
        }
        if (rows != null) {
            rows.requireWhole(row);
        }
        noted[notedCount++] = notedBuffer.addressOffset() + row.offset();
    }

    /** Takes what is needed of the slots that were noted. */
    void takeNoted() {
        final int added = notedCount;
        if (added == 0) {
            return;
        }
        partitions.gather(noted, added, count);
        positions.gather(noted, added, count);
        if (rows != null) {
            rows.gather(noted, added);
        }
        count += added;
        notedCount = 0;
    }

    /** Adds a catalog, which has neither partition nor position. */
    void addText(byte[] text) {
        texts.add(text);
        count++;
    }

    /** No more bytes than this are written. */
    int maxEncodedBytes() {
        int bytes = 2 * ColumnDescriptor.maxBytes(count) + (rows == null ? 0 : rows.maxEncodedBytes());
        for (int i = 0; i < texts.size(); i++) {
            bytes += Varint.MAX_BYTES + texts.get(i).length;
        }
        return bytes;
    }

    int encode(UnsafeBuffer target, int offset) {
        if (kind == SlotKind.CATALOG) {
            return encodeTexts(target, offset);
        }
        int at = partitions.encode(count, target, offset);
        at = positions.encode(count, target, at);
        return rows == null ? at : rows.encode(target, at);
    }

    private int encodeTexts(UnsafeBuffer target, int offset) {
        int at = offset;
        for (int i = 0; i < texts.size(); i++) {
            at = Varint.put(target, at, texts.get(i).length);
            target.putBytes(at, texts.get(i));
            at += texts.get(i).length;
        }
        return at;
    }

    /** Says how many entries are to be decoded. */
    void expect(int entries) {
        count = entries;
    }

    /** Counts an entry of the frame's order; false if that is more than there are. */
    boolean isDue() {
        return taken++ < count;
    }

    int decode(UnsafeBuffer source, int offset, int limit) {
        taken = 0;
        if (kind == SlotKind.CATALOG) {
            return decodeTexts(source, offset, limit);
        }
        int at = partitions.decode(count, source, offset, limit);
        at = positions.decode(count, source, at, limit);
        return rows == null ? at : rows.decode(count, source, at, limit);
    }

    private int decodeTexts(UnsafeBuffer source, int offset, int limit) {
        int at = offset;
        for (int i = 0; i < count; i++) {
            final int length = Varint.getInt(source, at, limit, Integer.MAX_VALUE);
            at += Varint.length(source, at);
            if (length > limit - at) {
                throw new EngineException("text of " + length + " bytes at " + at + " > limit=" + limit);
            }
            final byte[] text = new byte[length];
            source.getBytes(at, text);
            texts.add(text);
            at += length;
        }
        return at;
    }

    /** The length in bytes of the next decoded entry's record; 0 if it has none. */
    int nextRecordBytes() {
        return rows == null ? 0 : rows.recordBytes(taken);
    }

    /** Makes the next of the decoded entries in {@code target}; gives its catalog, or null. */
    byte[] next(Slot target) {
        final int index = taken++;
        target.reset(kind, id);
        if (kind == SlotKind.CATALOG) {
            return texts.get(index);
        }
        target.partition((int) partitions.values()[index]);
        target.position(positions.values()[index]);
        if (rows != null) {
            rows.scatter(index, target.row());
        }
        return null;
    }
}

package io.turgo.frame;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotDescriptor;
import io.turgo.ring.SlotKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A frame's entries, each in a slot of its own, as publishers leave them in the ring. Grows and is kept, so that one
 * that is used again allocates nothing. Belongs to one thread at a time; handing over needs a happens-before.
 */
public final class DecodedFrame {
    private static final int INITIAL_BYTES = 1 << 16;
    private static final int INITIAL_ENTRIES = 256;

    private final int recordBytes;
    private final int otherBytes;
    private final Slot slot = new Slot();
    private final List<String> catalogs = new ArrayList<>();
    private UnsafeBuffer memory = memory(INITIAL_BYTES);
    /** Where each slot begins, and behind the last where the next would. */
    private int[] offsets = new int[INITIAL_ENTRIES + 1];
    private int entries;
    private long number;
    private long firstSequence;
    private long ingestTimeNs;
    private long controlRecordsBefore;

    /**
     * @param recordBytes the room that a source's record gets, more where it is longer already; 32 at the least
     * @param otherBytes  the same of a dead letter or reference row
     */
    public DecodedFrame(int recordBytes, int otherBytes) {
        this.recordBytes = recordBytes;
        this.otherBytes = otherBytes;
    }

    private static UnsafeBuffer memory(int bytes) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, SlotDescriptor.ALIGNMENT));
    }

    /**
     * Takes the entries of a checked frame in place of those that are here.
     *
     * @throws io.turgo.error.EngineException if the frame's bytes make no entries, although they are what was written
     */
    public void decode(Frame frame, FrameParser parser) {
        entries = 0;
        catalogs.clear();
        parser.wrap(frame);
        number = frame.frameNumber();
        firstSequence = frame.firstSequence();
        ingestTimeNs = frame.ingestTimeNs();
        controlRecordsBefore = parser.controlRecordsBefore();
        while (parser.hasNext()) {
            decodeNext(parser);
        }
    }

    private void decodeNext(FrameParser parser) {
        final SlotKind kind = parser.nextKind();
        final int room = kind == SlotKind.DATA || !kind.hasRow() ? recordBytes : otherBytes;
        final int slotBytes = BitUtil.align(
            SlotDescriptor.RECORD_OFFSET + Math.max(room, parser.nextRecordBytes()), SlotDescriptor.ALIGNMENT);
        final int at = offsets[entries];
        ensure(at + slotBytes);
        offsets[entries + 1] = at + slotBytes;
        parser.next(wrap(slot, entries++));
        if (kind == SlotKind.CATALOG) {
            catalogs.add(parser.catalog());
        }
    }

    private void ensure(int bytes) {
        if (bytes > memory.capacity()) {
            final UnsafeBuffer larger = memory(Math.max(bytes, 2 * memory.capacity()));
            larger.putBytes(0, memory, 0, offsets[entries]);
            memory = larger;
        }
        if (entries + 1 == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
    }

    /** How many entries there are. */
    public int entries() {
        return entries;
    }

    /** Points {@code target} at the slot of an entry, which may be changed. */
    public Slot wrap(Slot target, int index) {
        return target.wrap(memory, offsets[index], offsets[index + 1] - offsets[index]);
    }

    /** The texts of the frame's catalogs, in the order of their entries. */
    public List<String> catalogs() {
        return catalogs;
    }

    /** The frame's number. */
    public long number() {
        return number;
    }

    /** The sequence of the first source record, or of the next one where the frame has none. */
    public long firstSequence() {
        return firstSequence;
    }

    /** The ingest time of the frame's records in epoch nanoseconds. */
    public long ingestTimeNs() {
        return ingestTimeNs;
    }

    /** How many control records the journal had before this frame. */
    public long controlRecordsBefore() {
        return controlRecordsBefore;
    }
}

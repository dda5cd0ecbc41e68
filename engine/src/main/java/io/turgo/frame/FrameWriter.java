package io.turgo.frame;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Fills frames with entries. Belongs to the thread that journals; allocates nothing once the frame has grown.
 *
 * @see EntryDescriptor
 */
public final class FrameWriter {
    private static final int INITIAL_BYTES = 64 * 1024;

    private final RecordCodecs codecs;
    private final SymbolDictionary symbols;
    private final int targetBytes;
    private final Frame frame = new Frame(INITIAL_BYTES);
    private int journaledSymbols;
    private int length;
    private int records;
    private int lastId;
    private int lastPartition;
    private long lastPosition;

    /**
     * @param codecs      how rows are written
     * @param symbols     the dictionary; entries that are not journaled yet go into the next frame
     * @param targetBytes a frame of this length takes no more entries
     */
    public FrameWriter(RecordCodecs codecs, SymbolDictionary symbols, int targetBytes) {
        this.codecs = codecs;
        this.symbols = symbols;
        this.targetBytes = targetBytes;
    }

    /** Says how many symbols the journal already has. */
    public void journaledSymbols(int count) {
        journaledSymbols = count;
    }

    /** Starts a frame; every symbol that its entries use must be in the dictionary by now. */
    public void begin(long controlRecordsBefore) {
        codecs.reset();
        records = 0;
        lastId = 0;
        lastPartition = 0;
        lastPosition = 0;
        length = Varint.put(frame.buffer(), FrameDescriptor.HEADER_LENGTH, controlRecordsBefore);
        final int known = symbols.size();
        length = Varint.put(frame.buffer(), length, known - journaledSymbols);
        while (journaledSymbols < known) {
            addText(symbols.utf8(journaledSymbols++));
        }
    }

    /** Whether the frame takes another entry. */
    public boolean hasRoom() {
        return length < targetBytes;
    }

    /** Adds what the slot holds; it must not be an aborted claim or a catalog. */
    public void add(Slot slot) {
        final int kind = slot.kind().ordinal();
        if (slot.isData()) {
            records++;
            addRow(slot, kind, codecs.source(slot.id()));
        } else if (kind == SlotKind.DEAD_LETTER.ordinal()) {
            records++;
            addRow(slot, kind, codecs.deadLetters());
        } else if (kind == SlotKind.REFERENCE.ordinal()) {
            addRow(slot, kind, codecs.reference(slot.id()));
        } else {
            frame.ensureCapacity(length + EntryDescriptor.MAX_PREFIX_LENGTH);
            addPrefix(slot, kind);
        }
    }

    private void addRow(Slot slot, int tag, RowCodec codec) {
        frame.ensureCapacity(length + EntryDescriptor.MAX_PREFIX_LENGTH + codec.maxEncodedBytes(slot.row()));
        addPrefix(slot, tag);
        length = codec.encode(slot.row(), frame.buffer(), length);
    }

    private void addPrefix(Slot slot, int kind) {
        final UnsafeBuffer buffer = frame.buffer();
        final int id = slot.id();
        final int partition = slot.partition();
        final long position = slot.position();
        final int tagAt = length++;
        int tag = kind;
        if (id != lastId || partition != lastPartition) {
            tag |= EntryDescriptor.ID_FLAG;
            length = Varint.put(buffer, Varint.put(buffer, length, id), partition);
            lastId = id;
            lastPartition = partition;
        }
        if (position != lastPosition + 1) {
            tag |= EntryDescriptor.POSITION_FLAG;
            length = Varint.putSigned(buffer, length, position - lastPosition);
        }
        lastPosition = position;
        buffer.putByte(tagAt, (byte) tag);
    }

    /** Adds a catalog. */
    public void addCatalog(byte[] text) {
        frame.ensureCapacity(length + EntryDescriptor.MAX_PREFIX_LENGTH);
        frame.buffer().putByte(length++, (byte) SlotKind.CATALOG.ordinal());
        lastPosition++;
        addText(text);
    }

    private void addText(byte[] text) {
        frame.ensureCapacity(length + EntryDescriptor.MAX_PREFIX_LENGTH + text.length);
        length = Varint.put(frame.buffer(), length, text.length);
        frame.buffer().putBytes(length, text);
        length += text.length;
    }

    /** How many source records the frame has so far. */
    public int records() {
        return records;
    }

    /** Ends the frame; the next {@link #begin} overwrites it. */
    public Frame seal(UUID journalId, long frameNumber, long firstSequence, long ingestTimeNs) {
        frame.seal(length, journalId, frameNumber, firstSequence, records, ingestTimeNs);
        return frame;
    }
}

package io.turgo.frame;

import static io.turgo.frame.EntryDescriptor.KIND_BITS;

import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotDescriptor;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.util.Arrays;
import java.util.UUID;

/**
 * Fills frames with entries. Belongs to the thread that journals; allocates nothing once the frame has grown.
 *
 * @see EntryDescriptor
 */
public final class FrameWriter {
    private static final int INITIAL_BYTES = 64 * 1024;

    private final EntryStreams streams;
    private final SymbolDictionary symbols;
    private final int targetBytes;
    private final Frame frame = new Frame(INITIAL_BYTES);
    private final LongColumn order = new LongColumn();
    private EntryStream last;
    private boolean ordered;
    private int journaledSymbols;
    private int length;
    private int entries;
    private int records;
    private long rawBytes;

    /**
     * @param streams     what entries there may be
     * @param symbols     the dictionary; entries that are not journaled yet go into the next frame
     * @param targetBytes a frame whose slots are this long together takes no more entries
     */
    public FrameWriter(EntryStreams streams, SymbolDictionary symbols, int targetBytes) {
        this.streams = streams;
        this.symbols = symbols;
        this.targetBytes = targetBytes;
    }

    /** Says how many symbols the journal already has. */
    public void journaledSymbols(int count) {
        journaledSymbols = count;
    }

    /** How many symbols are in the frames so far. */
    public int journaledSymbols() {
        return journaledSymbols;
    }

    /** Starts a frame; every symbol that its entries use must be in the dictionary by now. */
    public void begin(long controlRecordsBefore) {
        streams.clear();
        last = null;
        ordered = false;
        entries = 0;
        records = 0;
        length = Varint.put(frame.buffer(), FrameDescriptor.HEADER_LENGTH, controlRecordsBefore);
        final int known = symbols.size();
        length = Varint.put(frame.buffer(), length, known - journaledSymbols);
        while (journaledSymbols < known) {
            addSymbol(symbols.utf8(journaledSymbols++));
        }
        rawBytes = length;
    }

    private void addSymbol(byte[] text) {
        frame.ensureCapacity(length + 2 * Varint.MAX_BYTES + text.length);
        length = Varint.put(frame.buffer(), length, text.length);
        frame.buffer().putBytes(length, text);
        length += text.length;
    }

    /** Whether the frame takes another entry. */
    public boolean hasRoom() {
        return rawBytes < targetBytes && entries < EntryDescriptor.MAX_ENTRIES;
    }

    /**
     * Adds what the slot holds; it must not be an aborted claim or a catalog. The slot of a source record must stay as
     * it is until {@link #seal}; others are copied.
     */
    public void add(Slot slot) {
        final Row row = slot.row();
        if (slot.isData()) {
            if (last == null || !last.isOfRecords(slot.id())) {
                use(SlotKind.DATA, slot.id());
            }
            last.note(row);
            records++;
            rawBytes += SlotDescriptor.RECORD_OFFSET + row.length();
        } else {
            addOther(slot);
        }
        entered();
    }

    private void addOther(Slot slot) {
        use(slot.kind(), slot.id());
        last.note(slot.row());
        last.takeNoted();
        records += slot.kind().isSequenced() ? 1 : 0;
        rawBytes += SlotDescriptor.RECORD_OFFSET + (slot.kind().hasRow() ? slot.row().length() : 0);
    }

    /** Adds a catalog. */
    public void addCatalog(byte[] text) {
        use(SlotKind.CATALOG, 0);
        last.addText(text);
        rawBytes += text.length;
        entered();
    }

    private void use(SlotKind kind, int id) {
        last = streams.use(kind, id);
        if (streams.count() > 1 && !ordered) {
            ordered = true;
            order.ensure(entries);
            Arrays.fill(order.values, 0, entries, 0);
        }
    }

    private void entered() {
        if (ordered) {
            order.ensure(entries + 1);
            order.values[entries] = last.number();
        }
        entries++;
    }

    /** How many source records the frame has so far. */
    public int records() {
        return records;
    }

    /** Ends the frame; the next {@link #begin} overwrites it. */
    public Frame seal(UUID journalId, long frameNumber, long firstSequence, long ingestTimeNs) {
        encode();
        frame.seal(length, journalId, frameNumber, firstSequence, records, ingestTimeNs);
        return frame;
    }

    private void encode() {
        final int count = streams.count();
        int most = length + EntryDescriptor.MAX_STREAM_PREFIX_BYTES * (count + 1) + ColumnDescriptor.maxBytes(entries);
        for (int i = 0; i < count; i++) {
            streams.get(i).takeNoted();
            most += streams.get(i).maxEncodedBytes();
        }
        frame.ensureCapacity(most);
        int at = Varint.put(frame.buffer(), length, count);
        for (int i = 0; i < count; i++) {
            final EntryStream stream = streams.get(i);
            at = Varint.put(frame.buffer(), at, stream.kind().ordinal() | (long) stream.id() << KIND_BITS);
            at = Varint.put(frame.buffer(), at, stream.count());
        }
        if (count > 1) {
            at = order.encode(entries, frame.buffer(), at);
        }
        for (int i = 0; i < count; i++) {
            at = streams.get(i).encode(frame.buffer(), at);
        }
        length = at;
    }
}

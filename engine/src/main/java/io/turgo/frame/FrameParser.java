package io.turgo.frame;

import static io.turgo.frame.EntryDescriptor.KIND_BITS;
import static io.turgo.frame.EntryDescriptor.KIND_MASK;

import io.turgo.error.EngineException;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes the entries out of checked frames, in order, into slots: the same as those that went in. Belongs to one thread.
 *
 * @see EntryDescriptor
 */
public final class FrameParser {
    private final EntryStreams streams;
    private final SymbolDictionary symbols;
    private final LongColumn order = new LongColumn();
    private Frame frame;
    private UnsafeBuffer buffer;
    private int limit;
    private int offset;
    private int entries;
    private int next;
    private long controlRecordsBefore;
    private String catalog;

    /**
     * @param streams what entries there may be
     * @param symbols the dictionary, which gets the frames' new symbols
     */
    public FrameParser(EntryStreams streams, SymbolDictionary symbols) {
        this.streams = streams;
        this.symbols = symbols;
    }

    /**
     * Starts with a frame, decodes its columns and takes its symbols. The frame is not needed any more.
     *
     * @throws EngineException if the frame's bytes make no entries, although they are what was written
     */
    public void wrap(Frame source) {
        frame = source;
        buffer = source.buffer();
        limit = source.length();
        offset = FrameDescriptor.HEADER_LENGTH;
        entries = 0;
        next = 0;
        streams.clear();
        controlRecordsBefore = number(Long.MAX_VALUE);
        final long added = number(Integer.MAX_VALUE);
        for (long i = 0; i < added; i++) {
            symbols.intern(text());
        }
        decodeStreams();
        if (offset != limit) {
            throw fault((limit - offset) + " bytes behind its last entry");
        }
    }

    private long number(long max) {
        final long value = Varint.get(buffer, offset, limit);
        if (value < 0 || value > max) {
            throw fault("number " + Long.toUnsignedString(value) + " > " + max);
        }
        offset += Varint.length(buffer, offset);
        return value;
    }

    private String text() {
        final int length = (int) number(limit - offset);
        if (length > limit - offset) {
            throw fault("text of " + length + " bytes in " + (limit - offset));
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        offset += length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void decodeStreams() {
        final int count = (int) number(EntryDescriptor.MAX_ENTRIES);
        for (int i = 0; i < count; i++) {
            readStream(i);
            entries += streams.get(i).count();
        }
        if (entries > EntryDescriptor.MAX_ENTRIES) {
            throw fault(entries + " entries > " + EntryDescriptor.MAX_ENTRIES);
        }
        if (count > 1) {
            offset = order.decode(entries, buffer, offset, limit);
            requireOrder(count);
        }
        for (int i = 0; i < count; i++) {
            offset = streams.get(i).decode(buffer, offset, limit);
        }
    }

    private void readStream(int index) {
        final long kindAndId = number((long) Integer.MAX_VALUE << KIND_BITS | KIND_MASK);
        final int kind = (int) kindAndId & KIND_MASK;
        if (kind == SlotKind.ABORTED.ordinal() || kind >= SlotKind.WATERMARK.ordinal()) {
            throw fault("entries of kind " + kind);
        }
        final EntryStream stream = streams.use(SlotKind.of(kind), (int) (kindAndId >>> KIND_BITS));
        if (streams.count() != index + 1) {
            throw fault("the same stream twice");
        }
        stream.expect((int) number(EntryDescriptor.MAX_ENTRIES));
    }

    private void requireOrder(int count) {
        for (int i = 0; i < entries; i++) {
            final long stream = order.values[i];
            if (stream < 0 || stream >= count || !streams.get((int) stream).isDue()) {
                throw fault("entry " + i + " of stream " + stream);
            }
        }
    }

    /** How many control records the journal had before this frame. */
    public long controlRecordsBefore() {
        return controlRecordsBefore;
    }

    /** The text of the catalog that {@link #next} has just met. */
    public String catalog() {
        return catalog;
    }

    /** Whether there is another entry. */
    public boolean hasNext() {
        return next < entries;
    }

    /** The kind of the next entry, which there must be. */
    public SlotKind nextKind() {
        return nextStream().kind();
    }

    /** The length in bytes of the next entry's record; 0 if it has none. */
    public int nextRecordBytes() {
        return nextStream().nextRecordBytes();
    }

    private EntryStream nextStream() {
        return streams.get(streams.count() == 1 ? 0 : (int) order.values[next]);
    }

    /**
     * Makes the next entry in {@code target}.
     *
     * @return false at the frame's end
     * @throws io.turgo.record.RecordTooLargeException if its record has no room there
     */
    public boolean next(Slot target) {
        if (!hasNext()) {
            return false;
        }
        final byte[] text = nextStream().next(target);
        next++;
        if (text != null) {
            catalog = new String(text, StandardCharsets.UTF_8);
        }
        return true;
    }

    private EngineException fault(String what) {
        return new EngineException("frame " + frame.frameNumber() + " cannot be decoded at byte " + offset
            + ": " + what + "; it was written by another version, or the catalog before it is not its own");
    }
}

package io.turgo.frame;

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
    private final RecordCodecs codecs;
    private final SymbolDictionary symbols;
    private Frame frame;
    private UnsafeBuffer buffer;
    private int limit;
    private int offset;
    private int lastId;
    private int lastPartition;
    private long lastPosition;
    private long controlRecordsBefore;
    private String catalog;

    /**
     * @param codecs  how rows were written
     * @param symbols the dictionary, which gets the frames' new symbols
     */
    public FrameParser(RecordCodecs codecs, SymbolDictionary symbols) {
        this.codecs = codecs;
        this.symbols = symbols;
    }

    /** Starts with a frame and takes its symbols. */
    public void wrap(Frame next) {
        frame = next;
        buffer = next.buffer();
        limit = next.length();
        codecs.reset();
        lastId = 0;
        lastPartition = 0;
        lastPosition = 0;
        offset = FrameDescriptor.HEADER_LENGTH;
        controlRecordsBefore = number();
        final long added = number();
        for (long i = 0; i < added; i++) {
            symbols.intern(text());
        }
    }

    private long number() {
        final long value = Varint.get(buffer, offset, limit);
        offset += Varint.length(buffer, offset);
        return value;
    }

    private long signedNumber() {
        final long value = Varint.getSigned(buffer, offset, limit);
        offset += Varint.length(buffer, offset);
        return value;
    }

    private String text() {
        final long length = number();
        if (length < 0 || length > limit - offset) {
            throw fault("text of " + length + " bytes in " + (limit - offset));
        }
        final byte[] bytes = new byte[(int) length];
        buffer.getBytes(offset, bytes);
        offset += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How many control records the journal had before this frame. */
    public long controlRecordsBefore() {
        return controlRecordsBefore;
    }

    /** The text of the catalog that {@link #next} has just met. */
    public String catalog() {
        return catalog;
    }

    /**
     * Decodes the next entry into {@code target}.
     *
     * @return false at the frame's end
     * @throws EngineException if the frame's bytes make no entry, although they are what was written
     */
    public boolean next(Slot target) {
        if (offset >= limit) {
            return false;
        }
        final int tag = buffer.getByte(offset++);
        if ((tag & EntryDescriptor.ID_FLAG) != 0) {
            lastId = (int) number();
            lastPartition = (int) number();
        }
        lastPosition += (tag & EntryDescriptor.POSITION_FLAG) != 0 ? signedNumber() : 1;
        final int kind = tag & EntryDescriptor.KIND_MASK;
        if (kind == SlotKind.DATA.ordinal()) {
            prefix(target, SlotKind.DATA);
            decode(codecs.source(lastId), target);
        } else {
            decodeOther(kind, target);
        }
        return true;
    }

    private void prefix(Slot target, SlotKind kind) {
        target.reset(kind, lastId);
        target.partition(lastPartition);
        target.position(lastPosition);
    }

    private void decodeOther(int kind, Slot target) {
        if (kind == SlotKind.ABORTED.ordinal() || kind >= SlotKind.WATERMARK.ordinal()) {
            throw fault("entry of kind " + kind);
        }
        prefix(target, SlotKind.of(kind));
        switch (target.kind()) {
            case DEAD_LETTER:
                decode(codecs.deadLetters(), target);
                break;
            case REFERENCE:
                decode(codecs.reference(lastId), target);
                break;
            case CATALOG:
                catalog = text();
                break;
            default:
                break;
        }
    }

    private void decode(RowCodec codec, Slot target) {
        target.row().reset(codec.layout());
        offset = codec.decode(buffer, offset, limit, target.row());
    }

    private EngineException fault(String what) {
        return new EngineException("frame " + frame.frameNumber() + " cannot be decoded at byte " + offset
            + ": " + what + "; it was written by another version, or the catalog before it is not its own");
    }
}

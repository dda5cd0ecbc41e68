package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.RowKind;
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
    private final Varint.Cursor cursor = new Varint.Cursor();
    private Frame frame;
    private UnsafeBuffer buffer;
    private int limit;
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
        cursor.wrap(buffer, FrameDescriptor.HEADER_LENGTH, limit);
        controlRecordsBefore = cursor.unsigned();
        final long added = cursor.unsigned();
        for (long i = 0; i < added; i++) {
            symbols.intern(text());
        }
    }

    private String text() {
        final int length = (int) Math.min(Integer.MAX_VALUE, cursor.unsigned());
        if (length < 0 || length > limit - cursor.offset()) {
            throw fault("text of " + length + " bytes in " + (limit - cursor.offset()));
        }
        final byte[] bytes = new byte[length];
        buffer.getBytes(cursor.offset(), bytes);
        cursor.offset(cursor.offset() + length);
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
        if (cursor.offset() >= limit) {
            return false;
        }
        final int tag = buffer.getByte(cursor.offset()) & 0xff;
        cursor.offset(cursor.offset() + 1);
        if ((tag & EntryDescriptor.ID_FLAG) != 0) {
            lastId = (int) cursor.unsigned();
            lastPartition = (int) cursor.unsigned();
        }
        lastPosition += (tag & EntryDescriptor.POSITION_FLAG) != 0 ? cursor.signed() : 1;
        final int kind = tag & EntryDescriptor.KIND_MASK;
        if (kind == SlotKind.DATA.ordinal()) {
            prefix(target, SlotKind.DATA);
            decode(codecs.source(lastId), target);
        } else {
            decodeOther(kind, tag >> EntryDescriptor.ROW_KIND_SHIFT, target);
        }
        return true;
    }

    private void prefix(Slot target, SlotKind kind) {
        target.reset(kind, lastId);
        target.partition(lastPartition);
        target.position(lastPosition);
    }

    private void decodeOther(int kind, int rowKind, Slot target) {
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
                target.row().kind(RowKind.of(rowKind));
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
        cursor.offset(codec.decode(buffer, cursor.offset(), limit, target.row()));
    }

    private EngineException fault(String what) {
        return new EngineException("frame " + frame.frameNumber() + " cannot be decoded at byte " + cursor.offset()
            + ": " + what + "; it was written by another version, or the catalog before it is not its own");
    }
}

package io.turgo.frame;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotDescriptor;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Looks into a journal without a pipeline. Reads as much as it has to; for any thread, one at a time. */
public final class JournalScan {
    private static final int INITIAL_FRAME_BYTES = 64 * 1024;
    private static final String PIPELINE = "pipeline ";

    private JournalScan() {
    }

    /** The name of the pipeline that wrote the journal, or null if nothing has been written. */
    public static String pipelineName(Journal journal) {
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        try (JournalReader reader = journal.reader()) {
            if (!reader.next(frame)) {
                return null;
            }
        }
        final FrameParser parser =
            new FrameParser(new EntryStreams(List.of(), List.of()), new SymbolDictionary(Integer.MAX_VALUE - 1));
        parser.wrap(frame);
        final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(2 * SlotDescriptor.RECORD_OFFSET));
        return parser.next(new Slot().wrap(slot, 0, slot.capacity())) && parser.catalog() != null
            ? nameIn(parser.catalog()) : null;
    }

    private static String nameIn(String catalog) {
        return catalog.substring(PIPELINE.length(), catalog.indexOf('\n'));
    }

    /**
     * The sequence of the first record that was journaled at {@code timeNs} (epoch ns) or later; the next if none was.
     */
    public static long firstSequenceAt(Journal journal, long timeNs) {
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        long next = 1;
        try (JournalReader reader = journal.reader()) {
            while (reader.next(frame)) {
                if (frame.ingestTimeNs() >= timeNs) {
                    return frame.firstSequence();
                }
                next = frame.firstSequence() + frame.count();
            }
        }
        return next;
    }
}

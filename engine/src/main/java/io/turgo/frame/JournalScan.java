package io.turgo.frame;

import io.turgo.ring.SlotKind;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Looks into a journal without a pipeline. Reads as much as it has to; for any thread, one at a time. */
public final class JournalScan {
    private static final int INITIAL_FRAME_BYTES = 64 * 1024;
    private static final String PIPELINE = "pipeline ";
    /** No new symbols, one stream of catalogs, one entry; see {@link EntryDescriptor}. */
    private static final long[] CATALOG_PREFIX = {0, 1, SlotKind.CATALOG.ordinal(), 1};
    /** These, behind the number of control records. */
    private static final int PREFIX_NUMBERS = CATALOG_PREFIX.length + 1;

    private JournalScan() {
    }

    /** The name of the pipeline that wrote the journal's beginning, or null if nothing has been written. */
    public static String pipelineName(Journal journal) {
        final String known = journal.catalogAtStart();
        if (known != null) {
            return nameIn(known);
        }
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        try (JournalReader reader = journal.reader()) {
            final String first = reader.next(frame) ? catalogIn(frame) : null;
            return first == null ? null : nameIn(first);
        }
    }

    /** The name of the pipeline in the text of its catalog. */
    public static String nameIn(String catalog) {
        return catalog.substring(PIPELINE.length(), catalog.indexOf('\n'));
    }

    /** The text of the catalog that a whole frame has, or null if it has none: a catalog has a frame of its own. */
    public static String catalogIn(Frame frame) {
        final UnsafeBuffer body = frame.buffer();
        final int limit = frame.length();
        int at = FrameDescriptor.HEADER_LENGTH;
        final long[] prefix = new long[PREFIX_NUMBERS];
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = number(body, at, limit);
            if (prefix[i] < 0) {
                return null;
            }
            at += Varint.length(body, at);
        }
        final long length = number(body, at, limit);
        if (length < 0 || !Arrays.equals(prefix, 1, prefix.length, CATALOG_PREFIX, 0, CATALOG_PREFIX.length)) {
            return null;
        }
        at += Varint.length(body, at);
        return length == limit - at ? body.getStringWithoutLengthUtf8(at, (int) length) : null;
    }

    /**
     * Gives all catalogs from a frame on, each with the number of its frame.
     *
     * @param firstFrame where to begin; the oldest retained frame if that is later
     */
    public static void catalogs(Journal journal, long firstFrame, CatalogVisitor visitor) {
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        try (JournalReader reader = journal.reader(firstFrame)) {
            while (reader.next(frame)) {
                final String catalog = frame.count() == 0 ? catalogIn(frame) : null;
                if (catalog != null) {
                    visitor.onCatalog(frame.frameNumber(), catalog);
                }
            }
        }
    }

    /** The catalog that the frame of that number has, or null if it has none. */
    public static String catalogAt(Journal journal, long frameNumber) {
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        try (JournalReader reader = journal.reader(frameNumber)) {
            return reader.next(frame) && frame.frameNumber() == frameNumber ? catalogIn(frame) : null;
        }
    }

    /** Takes catalogs. */
    @FunctionalInterface
    public interface CatalogVisitor {
        /** A catalog, and the number of its frame. */
        void onCatalog(long frame, String text);
    }

    /** The number at an offset, or -1 if there is none before the limit. */
    private static long number(DirectBuffer body, int at, int limit) {
        return at < limit && Varint.length(body, at) <= limit - at ? Varint.get(body, at, limit) : -1;
    }

    /**
     * The sequence of the first record that was journaled at {@code timeNs} (epoch ns) or later; the next if none was.
     */
    public static long firstSequenceAt(Journal journal, long timeNs) {
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        try (JournalReader reader = journal.reader()) {
            while (reader.next(frame)) {
                if (frame.ingestTimeNs() >= timeNs) {
                    return frame.firstSequence();
                }
            }
        }
        return journal.info().nextSequence();
    }
}

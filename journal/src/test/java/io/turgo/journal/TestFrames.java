package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalReader;
import java.util.UUID;

/** Frames whose content follows from their number, so that whoever reads one can tell whether it is right. */
final class TestFrames {
    static final int COUNT = 3;
    static final long BASE_TIME_NS = 1_790_000_000_000_000_000L;
    static final long SECOND_NS = 1_000_000_000L;

    private TestFrames() {
    }

    static int bodyLength(long number) {
        return (Long.hashCode(number * 0x9E3779B97F4A7C15L) >>> 1) % 700;
    }

    static Frame fill(Frame frame, UUID id, long number, long ingestTimeNs) {
        return fill(frame, id, number, bodyLength(number), ingestTimeNs);
    }

    static Frame fill(Frame frame, UUID id, long number, int bodyLength, long ingestTimeNs) {
        final int length = FrameDescriptor.HEADER_LENGTH + bodyLength;
        frame.ensureCapacity(length);
        for (int i = FrameDescriptor.HEADER_LENGTH; i < length; i++) {
            frame.buffer().putByte(i, (byte) (number * 31 + i));
        }
        frame.seal(length, id, number, 1 + (number - 1) * COUNT, COUNT, ingestTimeNs);
        return frame;
    }

    /** Appends {@code count} frames, {@code stepNs} of ingest time apart. */
    static void append(Journal journal, long count, long stepNs) {
        final Frame frame = new Frame(1024);
        for (long i = 0; i < count; i++) {
            final long number = journal.nextFrameNumber();
            journal.append(fill(frame, journal.id(), number, BASE_TIME_NS + number * stepNs));
        }
    }

    static void append(Journal journal, long count) {
        append(journal, count, 1000);
    }

    /** Checks the frame's content against its number. */
    static void requireContent(Frame frame, long number) {
        assertEquals(number, frame.frameNumber());
        assertEquals(1 + (number - 1) * COUNT, frame.firstSequence());
        for (int i = FrameDescriptor.HEADER_LENGTH; i < frame.length(); i++) {
            assertEquals((byte) (number * 31 + i), frame.buffer().getByte(i), "frame " + number);
        }
    }

    /** Reads frames {@code from} to {@code to}, checks them, and that there are no more. */
    static void requireFrames(JournalReader reader, long from, long to) {
        final Frame frame = new Frame(1024);
        for (long number = from; number <= to; number++) {
            assertTrue(reader.next(frame), "frame " + number + " is missing");
            requireContent(frame, number);
        }
        assertTrue(!reader.next(frame), "more than " + to + " frames");
    }

    static void requireAll(Journal journal, long last) {
        try (JournalReader reader = journal.reader()) {
            requireFrames(reader, 1, last);
        }
        assertEquals(last, journal.info().lastFrame());
    }

    /** Settings for small files. */
    static JournalSettings small() {
        return new JournalSettings().fileSizeBytes(1 << 20).reserveAheadBytes(1 << 18).openTimeNs(BASE_TIME_NS);
    }
}

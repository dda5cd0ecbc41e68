package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.turgo.frame.Frame;
import io.turgo.frame.JournalReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appending and reading allocate nothing once they are warm; a roll does. */
class AllocationTest {
    private static final int EVENTS_PER_FRAME = 64;
    private static final int BODY_BYTES = 20 * EVENTS_PER_FRAME;
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 400_000;
    private static final double LIMIT_PER_EVENT = 0.01;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path root;

    @Test
    void nothingPerFrame() {
        try (ChronicleJournal journal =
            ChronicleJournal.open(root, new JournalSettings().openTimeNs(TestFrames.BASE_TIME_NS))) {
            final Frame frame = TestFrames.fill(new Frame(1 << 12), journal.id(), 1, BODY_BYTES, 0);
            append(journal, frame, WARM_UP);
            long before = threads.getCurrentThreadAllocatedBytes();
            append(journal, frame, MEASURED);
            report("append", threads.getCurrentThreadAllocatedBytes() - before);
            try (JournalReader reader = journal.reader()) {
                read(reader, frame, WARM_UP);
                before = threads.getCurrentThreadAllocatedBytes();
                read(reader, frame, MEASURED);
                report("read", threads.getCurrentThreadAllocatedBytes() - before);
            }
        }
    }

    private static void append(ChronicleJournal journal, Frame frame, int count) {
        for (int i = 0; i < count; i++) {
            final long number = journal.nextFrameNumber();
            frame.seal(64 + BODY_BYTES, journal.id(), number, 1 + (number - 1) * EVENTS_PER_FRAME, EVENTS_PER_FRAME,
                TestFrames.BASE_TIME_NS);
            journal.append(frame);
        }
    }

    private static void read(JournalReader reader, Frame frame, int count) {
        for (int i = 0; i < count; i++) {
            assertTrue(reader.next(frame));
        }
    }

    private static void report(String what, long bytes) {
        final double perEvent = (double) bytes / MEASURED / EVENTS_PER_FRAME;
        System.out.printf("measured %s: %d bytes allocated for %d frames, %.6f a frame, %.8f an event%n", what, bytes,
            MEASURED, (double) bytes / MEASURED, perEvent);
        assertTrue(perEvent < LIMIT_PER_EVENT, what + " allocates " + perEvent + " bytes an event");
    }
}

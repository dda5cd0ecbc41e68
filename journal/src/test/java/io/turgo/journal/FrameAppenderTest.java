package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pitfalls a1 and g2, and interrupts. */
class FrameAppenderTest {
    private static final FrameTotals NOTHING = FrameTotals.none(1, 1);

    @TempDir
    Path root;

    @Test
    void whatTheQueueThrowsIsFatalAndNamedByEveryLaterAppend() throws Exception {
        final UUID id = UUID.randomUUID();
        final Failure failure = new Failure();
        final Progress progress = new Progress(NOTHING);
        final Frame frame = new Frame(1024);
        final FrameAppender appender;
        try (Generation generation = new Generation(new JournalDirectory(root), 1, 1 << 20, TestFrames.BASE_TIME_NS)) {
            final RoomAhead room = new RoomAhead(
                root.resolve("room"), (file, from, to) -> true, Runnable::run, failure, 1 << 18);
            final PagesAhead pages = new PagesAhead(Runnable::run);
            final FrameForcer forcer = new FrameForcer(progress, failure, ForceDevice.OF_THE_SYSTEM);
            appender = new FrameAppender(id, TestFrames.small(), generation,
                new FrameAppender.Beside(progress, room, pages, forcer, null, failure), NOTHING);
            appender.begin();
            appender.append(TestFrames.fill(frame, id, 1, TestFrames.BASE_TIME_NS));
            pages.close();
        }
        TestFrames.fill(frame, id, 2, TestFrames.BASE_TIME_NS); // and the queue below is closed
        final EngineException first = assertThrows(EngineException.class, () -> appender.append(frame));
        assertTrue(first.getMessage().contains("frame 2"), first.getMessage());
        for (int i = 0; i < 3; i++) {
            final EngineException later = assertThrows(EngineException.class, () -> appender.append(frame));
            assertSame(first, later.getCause());
            assertTrue(later.getMessage().contains(first.getMessage()), later.getMessage());
        }
        assertEquals(1, progress.info().lastFrame());
    }

    @Test
    void anInterruptedThreadAppendsAndReadsAndStaysInterrupted() {
        try (ChronicleJournal journal =
            ChronicleJournal.open(root, TestFrames.small().rollInterval(RollInterval.TEN_SECONDS))) {
            Thread.currentThread().interrupt();
            TestFrames.append(journal, 50, TestFrames.SECOND_NS);
            assertTrue(Thread.currentThread().isInterrupted());
            TestFrames.append(journal, 5000);
            TestFrames.requireAll(journal, 5050);
            assertTrue(Thread.interrupted());
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.requireAll(journal, 5050);
        }
    }

    @Test
    void interruptsInTheMiddleOfAppendsLoseNothing() throws InterruptedException {
        final long count = 5000;
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            final Thread writer = Thread.currentThread();
            final Thread interrupter = new Thread(() -> {
                while (journal.info().lastFrame() < count) {
                    writer.interrupt();
                    Thread.onSpinWait();
                }
            });
            interrupter.start();
            TestFrames.append(journal, count);
            boolean joined = false;
            while (!joined) {
                try {
                    interrupter.join();
                    joined = true;
                } catch (InterruptedException e) {
                    Thread.onSpinWait();
                }
            }
            Thread.interrupted();
            TestFrames.requireAll(journal, count);
        }
    }
}

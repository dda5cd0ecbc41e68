package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random appends, rolls, checkpoints and prunes beside readers at random speeds: an unnamed reader sees every frame
 * from where it began, or stops and names the one that is due; a named reader sees all.
 */
class RetentionPropertyTest {
    private static final int ROUNDS = 4 * Integer.getInteger("turgo.rounds", 1);
    private static final long PRUNED_FRAMES = 50;
    private static final long PATIENCE_S = 120;

    @TempDir
    Path temporary;

    private final AtomicInteger stopped = new AtomicInteger();

    @Test
    void noReaderSkipsAFrame() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        System.out.println("RetentionPropertyTest seed " + seed);
        for (int round = 0; round < ROUNDS; round++) {
            run(new Random(seed + round), temporary.resolve("data" + round), round % 2 == 1);
        }
        assertTrue(stopped.get() >= ROUNDS / 2, stopped + " times");
        System.out.println("RetentionPropertyTest: " + stopped + " times a reader was too slow");
    }

    private void run(Random random, Path root, boolean named) throws Exception {
        final JournalSettings settings = TestFrames.small().rollInterval(RollInterval.TEN_SECONDS)
            .retainFor(Duration.ofSeconds(1 + random.nextInt(30)));
        final long count = 150 + random.nextInt(150);
        try (ChronicleJournal journal = ChronicleJournal.open(root, settings);
            Journal copy = ChronicleJournal.openReadOnly(root)) {
            final List<CompletableFuture<Void>> readers = new ArrayList<>();
            readers.add(start(new Random(random.nextLong()), journal::reader, count));
            readers.add(start(new Random(random.nextLong()), copy::reader, count));
            if (!named) {
                readers.add(stall(new Random(random.nextLong()), journal, count));
            }
            if (named) { // they hold everything for the others, too
                readers.add(startNamed(new Random(random.nextLong()), journal.namedReader("here"), count));
                readers.add(startNamed(
                    new Random(random.nextLong()), ChronicleJournal.namedReader(root, "elsewhere"), count));
            }
            write(random, journal, count);
            journal.checkpointed(count);
            for (final CompletableFuture<Void> reader : readers) {
                reader.get(PATIENCE_S, TimeUnit.SECONDS);
            }
            journal.checkpointed(count);
            RetentionTest.await("nothing is pruned", () -> journal.info().firstFrame() > 1);
        }
        assertTrue(JournalVerifier.verify(root).isWhole());
    }

    private static void write(Random random, ChronicleJournal journal, long count) {
        final Frame frame = new Frame(1024);
        long timeNs = TestFrames.BASE_TIME_NS;
        for (long number = 1; number <= count; number++) {
            timeNs += random.nextInt(5) * TestFrames.SECOND_NS;
            journal.append(TestFrames.fill(frame, journal.id(), number, timeNs));
            if (random.nextInt(5) == 0) {
                journal.checkpointed(Math.max(1, number - random.nextInt(20)));
            }
            pause(random, 8);
        }
    }

    /** Most often not at all, sometimes for milliseconds. */
    private static void pause(Random random, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            LockSupport.parkNanos(random.nextInt(30_000_000));
        }
    }

    /** Begins again where the journal begins then, when it was too slow. */
    private CompletableFuture<Void> start(Random random, Supplier<JournalReader> open, long count) {
        return CompletableFuture.runAsync(() -> {
            final Frame frame = new Frame(1024);
            long due = 1;
            while (due <= count) {
                try (JournalReader reader = open.get()) {
                    while (!reader.next(frame)) {
                        Thread.onSpinWait();
                    }
                    assertTrue(frame.frameNumber() >= due || due == 1, "frame " + frame.frameNumber());
                    TestFrames.requireContent(frame, frame.frameNumber());
                    due = readOn(random, reader, frame, count);
                } catch (FramePrunedException e) { // before its first frame
                    stopped.incrementAndGet();
                }
            }
        });
    }

    private long readOn(Random random, JournalReader reader, Frame frame, long count) {
        long due = frame.frameNumber() + 1;
        try {
            while (due <= count) {
                if (reader.next(frame)) {
                    TestFrames.requireContent(frame, due++);
                }
                pause(random, 6);
            }
        } catch (FramePrunedException e) {
            assertEquals(due, e.dueFrame());
            stopped.incrementAndGet();
        }
        return due;
    }

    /** Stops behind the first frame until far more is pruned than the file that it has open. */
    private CompletableFuture<Void> stall(Random random, ChronicleJournal journal, long count) {
        final JournalReader opened = journal.reader();
        return CompletableFuture.runAsync(() -> {
            final Frame frame = new Frame(1024);
            try (JournalReader reader = opened) {
                RetentionTest.await("no frame is there", () -> reader.next(frame));
                RetentionTest.await("nothing is pruned", () -> journal.info().firstFrame() > PRUNED_FRAMES);
                final int before = stopped.get();
                readOn(random, reader, frame, count);
                assertTrue(stopped.get() > before);
            } catch (FramePrunedException e) { // even its first frame
                assertEquals(1, e.dueFrame());
                stopped.incrementAndGet();
            }
        });
    }

    private static CompletableFuture<Void> startNamed(Random random, NamedReader reader, long count) {
        return CompletableFuture.runAsync(() -> {
            final Frame frame = new Frame(1024);
            try (reader) {
                long due = 1;
                while (due <= count) {
                    if (reader.next(frame)) {
                        TestFrames.requireContent(frame, due++);
                    }
                    if (random.nextInt(10) == 0) {
                        reader.commit();
                    }
                    pause(random, 6);
                }
                reader.commit();
            }
        });
    }
}

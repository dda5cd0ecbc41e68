package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersInFileTest extends CountersContract {
    @TempDir
    private Path directory;

    @Override
    Counters open(CountersSettings settings) {
        return Counters.inFile(file(), settings);
    }

    private Path file() {
        return directory.resolve("counters.dat");
    }

    @Test
    void theFileHasTheDescribedLengthAndNoDraftIsLeft() throws IOException {
        final CountersSettings settings = new CountersSettings(50, 8_192, PID, START_TIME_NS);
        open(settings).close();
        assertEquals(128 + 50 * (512 + 128) + 8_192, Files.size(file()));
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void theFileCanBeReadAfterItsEngineIsGone() {
        try (Counters counters = open(CountersSettings.of(PID, START_TIME_NS))) {
            counters.stageCounter("window", "rows").setRelease(12);
            counters.errorLog().record(new IllegalStateException("gone"), 1);
        }
        try (CountersView view = CountersView.open(file())) {
            assertEquals(12, view.readings().get(EngineCounter.count()).value());
            assertEquals(1, view.errors().size());
            assertEquals(PID, view.pid());
        }
    }

    @Test
    void aNewRunStartsAtZeroAndLeavesTheOldViewAlone() {
        final Counters first = open(CountersSettings.of(1, 1));
        first.counter(EngineCounter.TICKS).setRelease(5);
        try (CountersView old = first.view()) {
            first.close();
            try (Counters second = open(new CountersSettings(EngineCounter.count(), 4_096, 2, 2));
                CountersView view = second.view()) {
                assertEquals(0, view.value(EngineCounter.TICKS));
                assertEquals(2, view.pid());
                assertEquals(5, old.value(EngineCounter.TICKS));
                assertEquals(1, old.pid());
            }
        }
    }

    @Test
    void aDraftLeftByACrashIsReplaced() throws IOException {
        Files.write(directory.resolve("counters.dat.new"), new byte[3]);
        open(CountersSettings.of(PID, START_TIME_NS)).close();
        assertFalse(Files.exists(directory.resolve("counters.dat.new")));
    }

    @Test
    void aReaderWatchesTheWriterThroughAReadOnlyMapping() throws InterruptedException {
        final long increments = 300_000;
        try (Counters counters = open(CountersSettings.of(PID, START_TIME_NS));
            CountersView view = CountersView.open(file())) {
            final AtomicCounter in = counters.counter(EngineCounter.EVENTS_IN);
            final AtomicCounter out = counters.counter(EngineCounter.EVENTS_OUT);
            final CountDownLatch watched = new CountDownLatch(1);
            final Thread writer = new Thread(() -> {
                for (long i = 0; i < increments || watched.getCount() > 0; i++) {
                    in.incrementRelease();
                    out.incrementRelease();
                }
            });
            writer.start();
            try {
                for (long seen = 0, last = 0; seen < 100; seen++) {
                    final long outputs = view.value(EngineCounter.EVENTS_OUT);
                    final long inputs = view.value(EngineCounter.EVENTS_IN);
                    assertTrue(outputs >= last, "a counter went back");
                    assertTrue(inputs >= outputs, "the second store was seen before the first");
                    last = outputs;
                }
            } finally {
                watched.countDown();
                writer.join();
            }
            assertEquals(in.get(), view.value(EngineCounter.EVENTS_IN));
            assertTrue(view.value(EngineCounter.EVENTS_OUT) >= increments);
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        final Path lost = directory.resolve("lost").resolve("counters.dat");
        final EnvironmentException error = assertThrows(EnvironmentException.class,
            () -> Counters.inFile(lost, CountersSettings.of(PID, START_TIME_NS)));
        assertTrue(error.getMessage().startsWith("cannot make counters file " + lost), error.getMessage());
    }

    @Test
    void aTargetThatCannotBeReplacedLeavesNoDraft() throws IOException {
        Files.createDirectories(file().resolve("not-empty"));
        assertThrows(EnvironmentException.class, () -> open(CountersSettings.of(PID, START_TIME_NS)));
        assertFalse(Files.exists(directory.resolve("counters.dat.new")));
    }
}

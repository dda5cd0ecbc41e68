package io.turgo.daemon.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.turgo.counters.Counters;
import io.turgo.counters.CountersSettings;
import io.turgo.counters.EngineCounter;
import io.turgo.daemon.gate.ShopJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCommandTest {
    @TempDir
    private Path directory;

    private Counters counters(long pid) {
        return Counters.inFile(directory.resolve(StatCommand.COUNTERS),
            CountersSettings.of(pid, new SystemEpochNanoClock().nanoTime()));
    }

    private ShopJournal.Ended stat(Object... options) {
        final Object[] arguments = new Object[options.length + 2];
        arguments[0] = "stat";
        arguments[1] = directory;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return ShopJournal.turgo(arguments);
    }

    @Test
    void aProcessThatIsGoneHasLeftItsFigures() {
        try (Counters counters = counters(Integer.MAX_VALUE)) {
            counters.counter(EngineCounter.EVENTS_IN).setRelease(1_234_567);
            counters.counter(EngineCounter.WATERMARK_NS).setRelease(1_500_000_000L);
            counters.stageCounter("sum", "passed").setRelease(17);
            counters.errorLog().record(new IllegalStateException("it broke"), 1);
        }
        final ShopJournal.Ended ended = stat();
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("pipeline      " + directory.getFileName() + ", not running; as process "
            + Integer.MAX_VALUE + " left it\nevents in     1,234,567\n"), ended.out());
        assertTrue(ended.out().contains("errors        1: java.lang.IllegalStateException: it broke\n"), ended.out());
        assertTrue(ended.out().contains("watermark     1970-01-01T00:00:01.500Z\n"), ended.out());
        assertTrue(ended.out().contains("\nsum      17     -"), ended.out());
    }

    @Test
    void aRunningOneHasRatesAsJson() throws IOException {
        try (Counters counters = counters(ProcessHandle.current().pid())) {
            counters.counter(EngineCounter.EVENTS_IN).setRelease(5);
            final ShopJournal.Ended ended = stat("--json", "--every", "0.01", "--count", "3");
            assertEquals(0, ended.code(), ended.err());
            assertEquals(3, ended.out().lines().count());
            for (final String line : ended.out().lines().toList()) {
                try (JsonParser parser = new JsonFactory().createParser(line)) {
                    while (parser.nextToken() != null) {
                        assertTrue(parser.getParsingContext() != null);
                    }
                }
                assertTrue(line.contains("\"running\":true") && line.contains("\"events-in\":5"), line);
            }
        }
    }

    @Test
    void ratesAndAgesAreThoseBetweenTwoReadings() {
        final long secondNs = TimeUnit.SECONDS.toNanos(1);
        final Reading before = reading(10 * secondNs, 100);
        final Reading now = reading(12 * secondNs, 500);
        assertEquals(200, now.perSecond(EngineCounter.EVENTS_IN, before));
        assertEquals(0, now.perSecond(EngineCounter.EVENTS_IN, now), "no time has passed");
        assertEquals(0, before.perSecond(EngineCounter.EVENTS_IN, now), "a restart begins anew");
        assertEquals(7 * secondNs, now.ageNs(5 * secondNs));
        assertEquals(0, now.ageNs(0));
    }

    private Reading reading(long atNs, long events) {
        try (Counters counters = counters(1)) {
            counters.counter(EngineCounter.EVENTS_IN).setRelease(events);
            return Reading.of(counters.view(), atNs);
        }
    }

    @Test
    void noCountersAreAnErrorOfTheUsersAndDamagedOnesToo() throws IOException {
        assertEquals("turgo: there is no " + directory.resolve("counters.dat") + ": name the data directory of a "
            + "pipeline that runs or ran, as `turgo run` has it by --data\n", stat().err());
        Files.writeString(directory.resolve(StatCommand.COUNTERS), "x".repeat(1_000));
        final ShopJournal.Ended damaged = stat();
        assertEquals(1, damaged.code());
        assertTrue(damaged.err().contains("it is not a counters file"), damaged.err());
    }

    @Test
    void anIntervalOfNothingIsRefused() {
        try (Counters counters = counters(ProcessHandle.current().pid())) {
            counters.counter(EngineCounter.EVENTS_IN).setRelease(5);
            assertEquals("turgo: --every 0.0 is less than 0.001 seconds, raise it\n", stat("--every", "0").err());
        }
    }
}

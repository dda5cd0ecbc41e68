package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Redaction;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

/** What holds for counters wherever they are kept. */
abstract class CountersContract {
    static final long PID = 4_711;
    static final long START_TIME_NS = 1_700_000_000_123_456_789L;

    abstract Counters open(CountersSettings settings);

    private Counters open() {
        return open(CountersSettings.of(PID, START_TIME_NS));
    }

    @Test
    void startsWithTheEngineCountersAtZeroInTheOrderOfTheirIds() {
        try (Counters counters = open(); CountersView view = counters.view()) {
            final List<CounterReading> readings = view.readings();
            assertEquals(EngineCounter.count(), readings.size());
            for (final EngineCounter counter : EngineCounter.values()) {
                assertEquals(
                    new CounterReading(counter.id(), counter.label(), 0), readings.get(counter.id()));
                assertEquals(0, view.value(counter));
            }
            assertEquals(PID, view.pid());
            assertEquals(START_TIME_NS, view.startTimeNs());
        }
    }

    @Test
    void eachEngineCounterHasItsOwnValue() {
        try (Counters counters = open(); CountersView view = counters.view()) {
            for (final EngineCounter counter : EngineCounter.values()) {
                assertSame(counters.counter(counter), counters.counter(counter));
                counters.counter(counter).getAndAddRelease(1_000L + counter.id());
                counters.counter(counter).incrementRelease();
            }
            for (final EngineCounter counter : EngineCounter.values()) {
                assertEquals(1_001L + counter.id(), view.value(counter), counter.label());
            }
        }
    }

    @Test
    void anOpenViewSeesStageCountersAllocatedLater() {
        try (Counters counters = open(); CountersView view = counters.view()) {
            final AtomicCounter in = counters.stageCounter("window/1s", "records-in");
            final AtomicCounter out = counters.stageCounter("fenêtre", "records-out");
            in.setRelease(7);
            out.setRelease(Long.MIN_VALUE);
            final List<CounterReading> readings = view.readings();
            final int first = EngineCounter.count();
            assertEquals(List.of(
                new CounterReading(first, "window/1s/records-in", 7),
                new CounterReading(first + 1, "fenêtre/records-out", Long.MIN_VALUE)),
                readings.subList(first, readings.size()));
            assertEquals("window/1s", readings.get(first).stage());
            assertEquals("records-in", readings.get(first).name());
            assertEquals("", readings.get(0).stage());
            assertEquals("events-in", readings.get(0).name());
        }
    }

    @Test
    void closingACounterByMistakeDoesNotFreeItsPlace() {
        try (Counters counters = open(); CountersView view = counters.view()) {
            final AtomicCounter rows = counters.stageCounter("join", "rows");
            rows.setRelease(3);
            rows.close();
            final AtomicCounter late = counters.stageCounter("join", "late");
            assertEquals(rows.id() + 1, late.id());
            assertEquals(new CounterReading(rows.id(), "join/rows", 3), view.readings().get(rows.id()));
        }
    }

    @Test
    void aStageCounterTwiceIsRefused() {
        try (Counters counters = open()) {
            counters.stageCounter("join", "rows");
            final ConfigurationException error =
                assertThrows(ConfigurationException.class, () -> counters.stageCounter("join", "rows"));
            assertEquals("counter join/rows is there already (id=" + EngineCounter.count()
                + ") and a counter has one writer, give each stage a name of its own", error.getMessage());
        }
    }

    @Test
    void emptyAndAmbiguousNamesAreRefused() {
        try (Counters counters = open()) {
            assertThrows(ConfigurationException.class, () -> counters.stageCounter("", "rows"));
            assertThrows(ConfigurationException.class, () -> counters.stageCounter("join", ""));
            assertThrows(ConfigurationException.class, () -> counters.stageCounter("join", "a/b"));
        }
    }

    @Test
    void theLongestLabelIsKeptWholeAndALongerOneIsRefused() {
        try (Counters counters = open(); CountersView view = counters.view()) {
            final String longest = "é".repeat(187) + "/12345";
            assertEquals(CountersDescriptor.MAX_LABEL_BYTES, 2 * 187 + 6);
            final int id = counters.stageCounter("é".repeat(187), "12345").id();
            assertEquals(longest, view.readings().get(id).label());
            final ConfigurationException error = assertThrows(
                ConfigurationException.class, () -> counters.stageCounter("é".repeat(187), "123456"));
            assertTrue(error.getMessage().startsWith("counter label=381 bytes > 380 ("), error.getMessage());
        }
    }

    @Test
    void whenFullTheErrorSaysWhatToRaise() {
        final int room = 40;
        try (Counters counters = open(new CountersSettings(room, 4_096, PID, START_TIME_NS));
            CountersView view = counters.view()) {
            for (int i = EngineCounter.count(); i < room; i++) {
                counters.stageCounter("stage" + i, "rows").setRelease(i);
            }
            final ConfigurationException error =
                assertThrows(ConfigurationException.class, () -> counters.stageCounter("more", "rows"));
            assertEquals("counter more/rows: all 40 counters are taken, raise turgo.counters.max", error.getMessage());
            final List<CounterReading> readings = view.readings();
            assertEquals(room, readings.size());
            assertEquals(new CounterReading(room - 1, "stage39/rows", 39), readings.get(room - 1));
            assertTrue(view.errors().isEmpty());
        }
    }

    @Test
    void secretsAreNotInErrorsNorInTheirCauses() {
        Redaction.hide("counted-secret");
        try (Counters counters = open(); CountersView view = counters.view()) {
            for (int i = 0; i < 2; i++) {
                counters.errorLog().record(
                    new IllegalStateException("outer", new IllegalArgumentException("x=counted-secret")), i);
            }
            assertEquals(1, view.errors().size());
            final String text = view.errors().get(0).text();
            assertTrue(text.contains("IllegalStateException: outer") && text.contains("x=******"), text);
            assertFalse(text.contains("counted-secret"), text);
        }
    }

    @Test
    void aRepeatedErrorIsKeptOnceWithItsCountAndTimes() {
        try (Counters counters = open(); CountersView view = counters.view()) {
            for (int i = 0; i < 5; i++) {
                assertTrue(counters.errorLog().record(new IllegalStateException("twice"), 1_000 + i));
            }
            assertTrue(counters.errorLog().record(new IllegalStateException("once"), 2_000));
            final List<ErrorObservation> errors = view.errors();
            assertEquals(2, errors.size());
            assertEquals(5, errors.get(0).count());
            assertEquals(1_000, errors.get(0).firstEpochMs());
            assertEquals(1_004, errors.get(0).lastEpochMs());
            assertTrue(errors.get(0).text().contains("IllegalStateException: twice"), errors.get(0).text());
            assertTrue(errors.get(0).describe().startsWith(
                "5 times, first 1970-01-01T00:00:01Z, last 1970-01-01T00:00:01.004Z\n"), errors.get(0).describe());
            assertTrue(errors.get(1).describe().startsWith("1 time, first 1970-01-01T00:00:02Z"));
            assertEquals(6, view.value(EngineCounter.ERRORS));
        }
    }

    @Test
    void whenTheErrorLogIsFullErrorsAreStillCounted() {
        try (Counters counters = open(new CountersSettings(50, 4_096, PID, START_TIME_NS));
            CountersView view = counters.view()) {
            int kept = 0;
            while (counters.errorLog().record(new IllegalStateException("error " + kept), kept)) {
                kept++;
            }
            assertEquals(kept, view.errors().size());
            assertEquals(kept + 1, view.value(EngineCounter.ERRORS));
            assertFalse(counters.errorLog().record(new IllegalStateException("another"), 1));
        }
    }

    @Test
    void closingTwiceIsHarmlessAndEverythingSaysThatItIsClosed() {
        final Counters counters = open();
        final CountersView before = counters.view();
        counters.counter(EngineCounter.TICKS).setRelease(9);
        counters.close();
        assertDoesNotThrow(counters::close);
        assertThrows(IllegalStateException.class, () -> counters.counter(EngineCounter.TICKS));
        assertThrows(IllegalStateException.class, () -> counters.stageCounter("join", "rows"));
        assertThrows(IllegalStateException.class, counters::view);
        assertFalse(counters.errorLog().record(new IllegalStateException("late"), 1));
        assertEquals(9, before.value(EngineCounter.TICKS));
        before.close();
        assertDoesNotThrow(before::close);
        assertThrows(IllegalStateException.class, before::readings);
        assertThrows(IllegalStateException.class, before::errors);
        assertThrows(IllegalStateException.class, before::pid);
        assertThrows(IllegalStateException.class, before::startTimeNs);
        assertThrows(IllegalStateException.class, () -> before.value(EngineCounter.TICKS));
    }

    @Test
    void countingAllocatesNothing() {
        try (Counters counters = open()) {
            final AtomicCounter engine = counters.counter(EngineCounter.EVENTS_IN);
            final AtomicCounter stage = counters.stageCounter("window", "records-in");
            Allocations.assertNone(() -> {
                for (int i = 0; i < 100_000; i++) {
                    engine.incrementRelease();
                    stage.getAndAddRelease(3);
                }
            });
            assertEquals(3 * engine.get(), stage.get());
        }
    }
}

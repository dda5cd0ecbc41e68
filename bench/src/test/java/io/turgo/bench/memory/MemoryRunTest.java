package io.turgo.bench.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both loads come to what they should, and are measured. */
class MemoryRunTest {
    private static final int KEYS = 480;

    @TempDir
    private Path directory;

    private Footprint measure(Load load) {
        try (MemoryRun run = new MemoryRun(load, directory)) {
            final Footprint footprint = run.run(done -> { });
            assertTrue(run.results() > 0);
            assertTrue(run.longest() >= run.stretches().median());
            return footprint;
        }
    }

    @Test
    void aDaysWindowHasTwelveActivePanesAKey() {
        final Footprint footprint = measure(new HoppingLoad(KEYS, 6));
        assertTrue(footprint.rows() >= 12 * KEYS - KEYS / 24 && footprint.rows() <= 12 * KEYS + KEYS / 12,
            () -> footprint.rows() + " rows");
        assertMeasured(footprint);
    }

    @Test
    void everyKeyHasASession() {
        final Footprint footprint = measure(new SessionLoad(KEYS));
        assertEquals(KEYS, footprint.rows());
        assertMeasured(footprint);
    }

    private static void assertMeasured(Footprint footprint) {
        assertTrue(footprint.stateBytes() >= 56 * footprint.rows());
        assertTrue(footprint.first() > 0 && footprint.second() > 0);
        assertEquals(footprint.stateBytes() + footprint.first() + footprint.second(), footprint.total());
    }

    @Test
    void wrongResultsVoidTheRun() {
        final Totals found = new Totals();
        found.add(2, 3);
        final Totals expected = new Totals();
        expected.add(1, 2, 4);
        assertEquals("the run is void: x gave 1 results over 2 events with a sum of 3, expected 1 results over 2 "
            + "events with a sum of 4",
            assertThrows(IllegalStateException.class, () -> found.requireSame(expected, "x")).getMessage());
    }

    @Test
    void visitsComeRoundToEachKeyOnce() {
        final Visits visits = new Visits(KEYS, 7_200_000_000_007L);
        assertEquals(KEYS, LongStream.range(100, 100 + KEYS).map(visits::key).distinct().count());
        for (long index = 0; index < 3 * KEYS; index++) {
            assertEquals(index, visits.before(visits.timeNs(index)));
            assertTrue(visits.timeNs(index + 1) > visits.timeNs(index));
        }
    }
}

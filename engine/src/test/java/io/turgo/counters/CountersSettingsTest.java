package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountersSettingsTest {
    @Test
    void fewerThanTheEngineNeedsOrTooManyAreRefused() {
        final String message = refused(EngineCounter.count() - 1, 4_096);
        final int least = EngineCounter.count();
        assertEquals("turgo.counters.max=" + (least - 1) + " is not within " + least
            + " (the engine's own) .. 1000000, set it within that range", message);
        assertTrue(refused(1_000_001, 4_096).startsWith("turgo.counters.max=1000001"));
    }

    @Test
    void anErrorLogOutOfRangeOrUnalignedIsRefused() {
        for (final int bytes : new int[] {0, -8, 4_095, 4_088, 4_100, (1 << 30) + 8}) {
            assertTrue(refused(EngineCounter.count(), bytes)
                .startsWith("turgo.counters.error.log.bytes=" + bytes + " is not a multiple"));
        }
    }

    @Test
    void theLargestSettingsStillFitOneMapping() {
        assertEquals(128 + 640_000_000 + (1 << 30), new CountersSettings(1_000_000, 1 << 30, 1, 1).fileLength());
    }

    @Test
    void engineCountersHaveDenseIdsDistinctLabelsAndTexts() {
        final Set<String> labels = new HashSet<>();
        int id = 0;
        for (final EngineCounter counter : EngineCounter.values()) {
            assertEquals(id++, counter.id());
            assertTrue(counter.label().matches("[a-z]+(-[a-z]+)*"), counter.label());
            assertTrue(labels.add(counter.label()), counter.label());
            assertFalse(counter.unit().isBlank());
            assertFalse(counter.meaning().isBlank());
        }
    }

    private static String refused(int maxCounters, int errorLogBytes) {
        return assertThrows(ConfigurationException.class,
            () -> new CountersSettings(maxCounters, errorLogBytes, 1, 1)).getMessage();
    }
}

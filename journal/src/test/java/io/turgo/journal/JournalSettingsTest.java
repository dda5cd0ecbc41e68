package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.frame.Durability;
import org.junit.jupiter.api.Test;

class JournalSettingsTest {
    private static void requireRefused(String part, Runnable setting) {
        final ConfigurationException refusal = assertThrows(ConfigurationException.class, setting::run);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void valuesOutsideTheirRangeAreRefusedByName() {
        final JournalSettings settings = new JournalSettings();
        requireRefused("turgo.journal.file.size=1048575", () -> settings.fileSizeBytes((1 << 20) - 1));
        requireRefused("turgo.journal.file.size", () -> settings.fileSizeBytes((4L << 30) + (1 << 16)));
        requireRefused("multiple", () -> settings.fileSizeBytes((1 << 20) + 1));
        requireRefused("turgo.journal.reserve.ahead=0", () -> settings.reserveAheadBytes(0));
        requireRefused("none", () -> settings.durability(Durability.NONE));
    }

    @Test
    void aFrameMayTakeAQuarterOfAFile() {
        assertEquals(1 << 18, new JournalSettings().fileSizeBytes(1 << 20).maxFrameBytes());
    }

    @Test
    void rollBoundariesFollowTheCalendar() {
        assertEquals(3_600_000_000_000L, RollInterval.HOUR.boundaryAfterNs(0));
        assertEquals(60_000_000_000L, RollInterval.MINUTE.boundaryAfterNs(59_999_999_999L));
        assertEquals(120_000_000_000L, RollInterval.MINUTE.boundaryAfterNs(60_000_000_000L));
        assertEquals(0, RollInterval.DAY.boundaryAfterNs(-1));
    }
}

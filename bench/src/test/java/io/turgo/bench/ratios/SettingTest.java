package io.turgo.bench.ratios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTest {
    private static final long TEN_GB_EVENTS = 10_000_000_000L / 64;
    @TempDir
    private Path directory;

    @Test
    void aFullSustainedRunIsOfAMinuteAndTenGigabytes() {
        final Length length = new Setting(false, directory).sustained();
        assertTrue(length.countedNs() >= TimeUnit.SECONDS.toNanos(60));
        assertEquals(TEN_GB_EVENTS, length.leastEvents());
    }

    @Test
    void noRunTakesMoreThanHalfOfTheFreeDisk() throws IOException {
        final long free = Files.getFileStore(directory).getUsableSpace();
        assertTrue(new Setting(true, directory).sustained().mostEvents() * 64 < free * 0.6);
    }

    @Test
    void aJournaledBurstStaysBelowTwoGigabytes() {
        assertTrue(new Setting(false, directory).journaledBurst().mostEvents() * 64 <= 2_000_000_000L);
    }

    @Test
    void tradesAreWholeChunks() {
        assertEquals(0, new Setting(true, directory).tradeCount() % SteadyRun.CHUNK);
        assertEquals(0, new Setting(false, directory).tradeCount() % SteadyRun.CHUNK);
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "");
        final Setting setting = new Setting(true, file.resolve("below"));
        final String message = assertThrows(EnvironmentException.class, setting::sustained).getMessage();
        assertTrue(message.contains("--dir"), message);
    }
}

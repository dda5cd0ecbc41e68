package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pitfall i: no telemetry, no banner. */
class ChronicleTelemetryTest {
    @TempDir
    Path root;

    @Test
    void analyticsAreTurnedOffAndTheirClassesAreNotThere() {
        ChronicleJournal.open(root, TestFrames.small()).close();
        assertEquals("true", System.getProperty("chronicle.analytics.disable"));
        assertEquals("true", System.getProperty("chronicle.announcer.disable"));
        assertThrows(ClassNotFoundException.class,
            () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    }

    @Test
    void aProcessThatOpensAJournalPrintsNothingOfChronicles() throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalChild.class, root.toString(), "roll")) {
            for (int number = 1; number <= 100; number++) {
                final String line = child.line();
                assertEquals("acked " + number, line, child::output);
            }
            child.kill();
        }
        assertTrue(JournalVerifier.verify(root).frames() >= 100);
    }
}

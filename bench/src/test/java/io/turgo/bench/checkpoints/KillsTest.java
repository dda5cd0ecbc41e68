package io.turgo.bench.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: they are killed, go on, and have written each output once. */
class KillsTest {
    private static final StatefulJob JOB = new StatefulJob(1_000, 1, 200, 20_000);
    private static final long BYTES = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void aKilledProcessGoesOnBehindItsCheckpoint() {
        try (Kills kills = new Kills(JOB, directory)) {
            kills.fill(BYTES);
            final Kills.Restart restart = kills.restart();
            assertTrue(restart.outputNs() > restart.engineNs(), restart.toString());
            assertTrue(restart.engineNs() > 0 && restart.engineLiveNs() > 0, restart.toString());
            assertTrue(kills.finish() > BYTES);
        }
        assertEquals(0, ProcessHandle.current().children().count());
    }
}

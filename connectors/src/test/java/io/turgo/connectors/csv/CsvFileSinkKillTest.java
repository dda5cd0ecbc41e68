package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.testing.ChildProcess;
import io.turgo.failpoint.Failpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed again and again ends with the file that one left alone would have written. */
class CsvFileSinkKillTest {
    private static final int KILLS = 4 * Integer.getInteger("turgo.rounds", 1);

    @TempDir
    Path directory;

    private static void assertComplete(Path file, String seed) throws Exception {
        assertEquals(0, ChildProcess.run(List.of(), SinkProcess.class, file.toString()));
        assertEquals(SinkProcess.expected(), Files.readString(file), seed);
    }

    @Test
    void killedAtAnyMoment() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final Random random = new Random(seed);
        Path file = directory.resolve("out0.csv");
        int killed = 0;
        for (int run = 1; killed < KILLS; run++) {
            final int lines = 1 + random.nextInt(SinkProcess.OUTPUTS / SinkProcess.BATCH / 3);
            if (ChildProcess.killAfter(lines, SinkProcess.class, file.toString()).killed()) {
                killed++;
            } else {
                assertEquals(SinkProcess.expected(), Files.readString(file), "turgo.seed=" + seed);
                file = directory.resolve("out" + run + ".csv");
            }
        }
        assertComplete(file, "turgo.seed=" + seed);
    }

    private static void halt(Failpoint point, int passage, Path file) throws Exception {
        assertEquals(point.exitCode(), ChildProcess.run(List.of("-Dturgo.failpoint=" + point + ":" + passage),
            SinkProcess.class, file.toString()), point.name());
    }

    @Test
    void haltedAtEveryStep() throws Exception {
        final Path file = directory.resolve("out.csv");
        halt(Failpoint.FILE_SINK_BEGUN, 1, file);
        halt(Failpoint.FILE_SINK_APPEND, 5, file);
        halt(Failpoint.FILE_SINK_APPENDED, 5, file);
        halt(Failpoint.FILE_SINK_COMMIT, 5, file);
        halt(Failpoint.FILE_SINK_COMMITTED, 5, file);
        halt(Failpoint.FILE_SINK_FORCED, 5, file);
        halt(Failpoint.FILE_SINK_CUT, 1, file);
        assertComplete(file, "");
    }
}

package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed again and again ends with the file that one left alone would have written. */
class CsvFileSinkKillTest {
    private static final int KILLS = 4 * Integer.getInteger("turgo.rounds", 1);

    /** 128 and the number of the signal. */
    private static final int KILLED = 128 + 9;

    @Test
    void killedAtAnyMoment(@TempDir Path directory) throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final Random random = new Random(seed);
        Path file = directory.resolve("out0.csv");
        int killed = 0;
        for (int run = 1; killed < KILLS; run++) {
            if (kill(file, random)) {
                killed++;
            } else {
                assertEquals(SinkProcess.expected(), Files.readString(file), "turgo.seed=" + seed);
                file = directory.resolve("out" + run + ".csv");
            }
        }
        final Process last = start(file);
        last.getInputStream().readAllBytes();
        assertEquals(0, last.waitFor());
        assertEquals(SinkProcess.expected(), Files.readString(file), "turgo.seed=" + seed);
    }

    /** Kills a process after some of its commits; false if it had ended before. */
    private static boolean kill(Path file, Random random) throws IOException, InterruptedException {
        final Process process = start(file);
        int commits = 1 + random.nextInt(SinkProcess.OUTPUTS / SinkProcess.BATCH / 3);
        boolean writing = true;
        try (BufferedReader reader = process.inputReader()) {
            while (writing && commits-- > 0) {
                writing = reader.readLine() != null;
            }
            process.destroyForcibly();
        }
        final int exit = process.waitFor();
        assertTrue(exit == 0 || exit == KILLED, "exit code " + exit);
        return exit == KILLED;
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "-Xmx128m", "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), SinkProcess.class.getName(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}

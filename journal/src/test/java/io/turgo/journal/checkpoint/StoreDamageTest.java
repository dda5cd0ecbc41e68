package io.turgo.journal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.journal.ChildJvm;
import io.turgo.journal.CrashImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pitfall e4: flips, cuts, zeros, garbage and deleted files never give wrong rows, a crash or an error. */
class StoreDamageTest {
    private static final int BATCHES = Integer.getInteger("turgo.rounds", 1);
    private static final int CASES = 40;

    @TempDir
    Path root;

    @Test
    void newestOlderOrNoneButNeverWrong() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextInt());
        System.out.println("StoreDamageTest seed " + seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            run(Files.createDirectory(root.resolve("batch" + batch)), seed + (long) batch * CASES);
        }
    }

    private static void run(Path scratch, long seed) throws Exception {
        try (ChildJvm child = ChildJvm.start(
            StoreDamageChild.class, scratch.toString(), String.valueOf(seed), String.valueOf(CASES))) {
            int newest = 0;
            int older = 0;
            int none = 0;
            for (String line = child.line(); line != null; line = child.line()) {
                assertFalse(line.startsWith("WRONG"), () -> child.output());
                newest += line.equals("newest") ? 1 : 0;
                older += line.equals("older") ? 1 : 0;
                none += line.equals("none") ? 1 : 0;
            }
            assertEquals(0, child.awaitExit(), () -> child.output());
            assertEquals(CASES, newest + older + none, () -> child.output());
            assertTrue(newest > 0 && older > 0, () -> child.output());
            System.out.println("StoreDamageTest: " + newest + " newest, " + older + " older, " + none + " none");
        }
        CrashImage.removeAll(scratch);
    }
}

package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pitfalls e1 and e2: flips, cuts, zeros, garbage and deleted files never give wrong bytes and never a crash. */
class DamageTest {
    private static final int BATCHES = Integer.getInteger("turgo.rounds", 1);
    private static final int CASES = 100;

    @TempDir
    Path root;

    @Test
    void wholeOrRefusedButNeverWrong() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextInt());
        System.out.println("DamageTest seed " + seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            run(Files.createDirectory(root.resolve("batch" + batch)), seed + (long) batch * CASES);
        }
    }

    private static void run(Path scratch, long seed) throws Exception {
        try (ChildJvm child =
            ChildJvm.start(DamageChild.class, scratch.toString(), String.valueOf(seed), String.valueOf(CASES))) {
            int whole = 0;
            int refused = 0;
            for (String line = child.line(); line != null; line = child.line()) {
                assertFalse(line.startsWith("WRONG"), () -> child.output());
                whole += line.equals("whole") ? 1 : 0;
                refused += line.startsWith("refused") ? 1 : 0;
            }
            assertEquals(0, child.awaitExit(), () -> child.output());
            assertEquals(CASES, whole + refused, () -> child.output());
            assertTrue(whole > 0 && refused > 0, () -> child.output());
            System.out.println("DamageTest: " + whole + " whole, " + refused + " refused");
        }
        CrashImage.removeAll(scratch);
    }
}

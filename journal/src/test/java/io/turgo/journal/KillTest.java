package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pitfalls b1 and b2: kill -9 in the middle of appending loses no frame that was acknowledged and repeats none. */
class KillTest {
    private static final int ROUNDS = 4 * Integer.getInteger("turgo.rounds", 1);

    @TempDir
    Path root;

    @Test
    void killedWhileAppending() throws Exception {
        kill("append");
    }

    @Test
    void killedWhileRollingAllTheTime() throws Exception {
        kill("roll");
    }

    private void kill(String mode) throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        System.out.println("KillTest " + mode + " seed " + seed);
        final Random random = new Random(seed);
        long last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final long acked = killOnce(mode, last + 1 + random.nextInt(mode.equals("roll") ? 300 : 5000));
            try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
                last = journal.info().lastFrame();
                assertTrue(last >= acked, "acked " + acked + ", found " + last + " in round " + round);
                TestFrames.requireAll(journal, last);
            }
        }
        final JournalVerifier.Result result = JournalVerifier.verify(root);
        assertTrue(result.isWhole(), result.fault());
        assertEquals(last, result.frames());
    }

    /** Kills the child when it has acknowledged {@code target} and returns what it acknowledged last. */
    private long killOnce(String mode, long target) throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalChild.class, root.toString(), mode)) {
            child.awaitLine("acked " + target);
            child.kill();
            long acked = target;
            for (String line = child.line(); line != null; line = child.line()) {
                if (line.equals("acked " + (acked + 1))) {
                    acked++;
                }
            }
            return acked;
        }
    }
}

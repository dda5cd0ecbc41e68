package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.failpoint.Failpoint;
import io.turgo.frame.JournalReader;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that ends while it prunes or keeps a reader's position: the journal is whole, and the reader goes on. */
class RetentionHaltTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 2);
    private static final int PASSAGES = 6;

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource(names = {
        "JOURNAL_PRUNE", "JOURNAL_PRUNED", "JOURNAL_FILE_DELETED", "READER_COMMIT", "READER_COMMITTED"})
    void theNextStartGoesOn(Failpoint failpoint) throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        System.out.println("RetentionHaltTest " + failpoint + " seed " + seed);
        final Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            final String place = failpoint + ":" + (1 + random.nextInt(PASSAGES));
            try (ChildJvm child = ChildJvm.start(RetentionChild.class, root.toString(), place)) {
                assertEquals(failpoint.exitCode(), child.awaitExit(), () -> place + "\n" + child.output());
            }
            requireWhole();
        }
    }

    private void requireWhole() {
        final JournalVerifier.Result result = JournalVerifier.verify(root);
        assertTrue(result.isWhole(), result.fault());
        try (ChronicleJournal journal = ChronicleJournal.open(root, RetentionChild.settings());
            JournalReader all = journal.reader(); NamedReader audit = journal.namedReader("audit")) {
            final long last = journal.info().lastFrame();
            TestFrames.requireFrames(all, Math.max(1, journal.info().firstFrame()), last);
            TestFrames.requireFrames(audit, audit.position() + 1, last);
        }
    }
}

package io.turgo.daemon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.CheckpointMark;
import io.turgo.daemon.ExitCode;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay against the hashes that were recorded with checkpoints. */
class CheckTest {
    @TempDir
    private Path directory;

    private List<CheckpointMark> marks(ShopJournal shop) {
        try (Journal journal = ChronicleJournal.openReadOnly(shop.data())) {
            return journal.checkpoints().history();
        }
    }

    @Test
    void theSameLogicComesToTheRecordedHashes() {
        final ShopJournal shop = ShopJournal.in(directory);
        shop.run(100);
        shop.run(200);
        assertEquals(2, marks(shop).size());
        final ShopJournal.Ended ended = shop.replay("--check");
        assertEquals("", ended.err());
        assertTrue(ended.out().endsWith("the same as recorded: 2 checkpoints, of other pipelines 0\n"), ended::out);
        assertEquals(ExitCode.OK, ended.code());
        assertTrue(shop.replay("--check", "--to", 150).out().endsWith(": 1 checkpoints, of other pipelines 0\n"));
        assertEquals("turgo: --check runs the pipeline fused, leave --threads out\n",
            shop.replay("--check", "--threads", "pipelined").err());
    }
}

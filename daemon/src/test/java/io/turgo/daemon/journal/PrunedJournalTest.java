package io.turgo.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.gate.Shop;
import io.turgo.daemon.gate.ShopJournal;
import io.turgo.decimal.Decimal;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalScan;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalReport;
import io.turgo.journal.JournalSettings;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that runs on a journal whose beginning is pruned while it runs, and what commands make of it. */
class PrunedJournalTest {
    private static final int ROUND = 200_000;
    private static final int ROUNDS = 4;
    private static final long MILLISECOND_NS = 1_000_000;

    @TempDir
    Path directory;

    private Engine start() {
        final JournalSettings settings =
            new JournalSettings().fileSizeBytes(1 << 20).reserveAheadBytes(1 << 18).retainBytes(2 << 20);
        final Context context = Engine.context().journal(ChronicleJournal.open(directory.resolve("data"), settings));
        return Engine.start(new Shop().define(directory.resolve("out")), context.checkpointIntervalMs(0)
            .checkpointEvents(ROUND / 2));
    }

    /** The item of all orders but the first round's is one that only the first round's frames have the text of. */
    private void run() {
        final Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            try (Engine engine = start(); RowPublisher publisher = engine.publisher("orders")) {
                final Scope scope = engine.scope("orders");
                for (int i = 0; i < ROUND; i++) {
                    final Row row = publisher.claim();
                    final long order = (long) round * ROUND + i;
                    row.int64(scope.column("time"), order * MILLISECOND_NS);
                    row.int32(scope.column("item"), engine.symbols().intern(i % 2 == 0 ? "nut" : "bolt"));
                    row.decimal(scope.column("price"), Decimal.ofUnscaled(random.nextInt(1_000_000), 4));
                    row.int64(scope.column("quantity"), 1 + random.nextInt(Integer.MAX_VALUE - 1));
                    publisher.commit(order);
                }
                engine.drain();
                engine.checkpoint();
            }
        }
    }

    @Test
    void aJournalWithoutItsBeginningIsUsedAsAWholeOne() throws IOException {
        run();
        final Path data = directory.resolve("data");
        final JournalReport report = JournalReport.of(data);
        assertTrue(report.firstFrame() > 1, report.toString());
        assertEquals((long) ROUNDS * ROUND + 1, report.nextSequence());
        try (Journal journal = ChronicleJournal.openReadOnly(data)) {
            assertEquals("shop", JournalScan.pipelineName(journal));
            assertEquals(report.firstSequence(), JournalScan.firstSequenceAt(journal, 0));
        }
        final ShopJournal.Ended verified = ShopJournal.turgo("journal", "verify", data);
        assertEquals(0, verified.code(), verified.out());
        final List<String> lines = ShopJournal.turgo("journal", "dump", data).out().lines()
            .filter(line -> line.contains("\"kind\":\"data\"")).toList();
        assertEquals(report.nextSequence() - report.firstSequence(), lines.size());
        assertTrue(lines.get(lines.size() - 1).contains("\"item\":\"bolt\""), lines.get(lines.size() - 1));
        assertEquals((long) ROUNDS * ROUND, Files.lines(directory.resolve("out/orders.csv")).count() - 1);
        withoutCheckpoints(data, report);
    }

    private void withoutCheckpoints(Path data, JournalReport report) throws IOException {
        try (var files = Files.walk(data.resolve("checkpoints"))) {
            files.sorted(Comparator.reverseOrder()).forEach(path -> assertTrue(path.toFile().delete()));
        }
        assertEquals("the journal " + report.id() + " begins with frame " + report.firstFrame() + " (sequence "
            + report.firstSequence() + "): what is before it was pruned, and there is no checkpoint of this pipeline "
            + "to go on from; restore one from a copy, or give the pipeline a data directory of its own",
            assertThrows(ConfigurationException.class, this::start).getMessage());
        final ShopJournal.Ended dumped = ShopJournal.turgo("journal", "dump", data);
        assertEquals("turgo: the journal " + report.id() + " begins with frame " + report.firstFrame() + ", and no "
            + "whole checkpoint tells the symbols of the frames before it; restore a checkpoint from a copy\n",
            dumped.err());
        assertEquals(1, dumped.code());
    }
}

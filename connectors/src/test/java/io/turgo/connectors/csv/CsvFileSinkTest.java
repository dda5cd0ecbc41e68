package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.egress.testing.SinkFixture;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileSinkTest {
    private static final Schema BARS = Schema.named("bars").timestamp("window_start").symbol("pair")
        .decimal("close", 18, 2).int64("trades").build();
    private static final Schema DEAD_LETTERS = Schema.named("dead-letters").string("source").int64("position")
        .string("reason").string("raw").build();

    private final SinkFixture fixture = SinkFixture.of(BARS);
    @TempDir
    Path directory;

    private CsvFileSink sink() {
        return CsvFileSink.to(directory.resolve("deep/bars.csv")).columns("window_start", "pair")
            .column(CsvColumn.of("close").stripTrailingZeros()).columns("trades");
    }

    private String written() throws IOException {
        return Files.readString(directory.resolve("deep/bars.csv"));
    }

    private void write(CsvFileSink sink, long sequence) {
        write(sink, fixture, sequence);
    }

    private static void write(CsvFileSink sink, SinkFixture rows, long sequence) {
        sink.write(sequence, 0, 0, rows.row(sequence * 60_000_000_000L, "btcusd",
            new BigDecimal("800.10"), sequence));
    }

    @Test
    void headerRowsAndTheIdOfTheLastOne() throws IOException {
        final CsvFileSink sink = sink();
        assertEquals(Guarantee.EXACTLY_ONCE, sink.guarantee());
        assertEquals(OutputId.NONE, sink.open(fixture));
        assertEquals("window_start,pair,close,trades\n", written());
        write(sink, 1);
        sink.commit();
        write(sink, 2);
        sink.close();
        sink.close();
        final String one = "window_start,pair,close,trades\n1970-01-01T00:01:00Z,btcusd,800.1,1\n";
        assertEquals(one, written());
        final CsvFileSink again = sink();
        assertEquals(new OutputId(1, 0, 0), again.open(fixture));
        write(again, 2);
        again.commit();
        again.commit();
        again.close();
        assertEquals(one + "1970-01-01T00:02:00Z,btcusd,800.1,2\n", written());
    }

    @Test
    void manyRowsBetweenCommits() throws IOException {
        final CsvFileSink sink = sink();
        sink.open(fixture);
        for (int i = 0; i < 10_000; i++) {
            write(sink, i);
        }
        sink.commit();
        sink.close();
        assertEquals(10_001, written().lines().count());
    }

    @Test
    void otherColumnsThanBeforeAreRefused() throws IOException {
        final CsvFileSink sink = sink();
        sink.open(fixture);
        sink.close();
        final Path file = directory.resolve("deep/bars.csv");
        final String message = assertThrows(ConfigurationException.class,
            () -> CsvFileSink.to(file).columns("pair").open(fixture)).getMessage();
        assertEquals("output `" + file + "` starts with `window_start,pair,close,trades`, this run writes `pair`; "
            + "name another output, or delete it and `" + directory.resolve("deep/.bars.csv.turgo") + "`", message);
        sink().open(fixture);
    }

    @Test
    void deadLettersAreRowsLikeOthers() throws IOException {
        final Path file = directory.resolve("dead.csv");
        final SinkFixture letters = SinkFixture.of(DEAD_LETTERS);
        final CsvFileSink sink = CsvFileSink.to(file);
        sink.open(letters);
        sink.write(1, 0, 0, letters.row("trades", 17L, "row 17, column price: \"12.3x\" is not a DECIMAL(18, 2)",
            "1,\"12.3x\"\r\n"));
        sink.commit();
        sink.close();
        assertEquals("source,position,reason,raw\ntrades,17,\"row 17, column price: \"\"12.3x\"\" is not a "
            + "DECIMAL(18, 2)\",\"1,\"\"12.3x\"\"\r\n\"\n", Files.readString(file));
    }

    @Test
    void withoutAJournalEachRunStartsAnew() throws IOException {
        final SinkFixture plain = SinkFixture.withoutJournal(BARS);
        for (int run = 0; run < 2; run++) {
            final CsvFileSink sink = sink();
            assertEquals(OutputId.NONE, sink.open(plain));
            write(sink, plain, 1);
            sink.commit();
            sink.close();
            assertEquals(2, written().lines().count());
        }
        assertEquals("output `" + directory.resolve("deep/bars.csv")
            + "` holds outputs of a run without a journal, this "
            + "run writes those of journal " + SinkFixture.JOURNAL + "; name another output, or delete it and `"
            + directory.resolve("deep/.bars.csv.turgo") + "`",
            assertThrows(ConfigurationException.class, () -> sink().open(fixture)).getMessage());
    }

    @Test
    void aRunWithoutAJournalLeavesAJournalsOutputAlone() {
        final CsvFileSink sink = sink();
        sink.open(fixture);
        sink.close();
        assertThrows(ConfigurationException.class, () -> sink().open(SinkFixture.withoutJournal(BARS)));
    }
}

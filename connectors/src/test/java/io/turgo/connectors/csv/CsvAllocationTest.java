package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.value.TimeFormat;
import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.testing.Allocations;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading and writing rows allocates nothing once warm. */
class CsvAllocationTest {
    private static final int ROWS = 400_000;
    private static final Schema ALL = Schema.named("all").bool("t").int32("i").int64("l").float64("d")
        .decimal("p", 18, 8).decimal("w", 38, 10).timestamp("iso").timestamp("s").symbol("y").string("n").build();

    @Test
    void aSourceReadsWithoutAllocating() throws Exception {
        final byte[] line = ("true,7,-8,1.25,800.01,12345678901234567890.5,2013-11-25T00:00:00Z,1385337600.5,"
            + "btcusd,\"é,\"\n").getBytes(StandardCharsets.UTF_8);
        final ByteSource bytes = ByteSource.of("repeated", () -> new Repeated(line, ROWS));
        final CsvSource source = CsvSource.of(bytes).format(CsvFormat.standard()
            .columns("t", "i", "l", "d", "p", "w", "iso", "s", "y", "n").time("s", TimeFormat.EPOCH_SECONDS));
        final SourceRun run = SourceRun.of(ALL);
        final long[] marks = {0, Long.MAX_VALUE};
        run.countOnly(() -> {
            if (run.published() % 10_000 == 0) {
                final long now = Allocations.bytes();
                marks[1] = Math.min(marks[1], now - marks[0]);
                marks[0] = now;
            }
        }).run(source);
        assertEquals(ROWS, run.published());
        assertEquals(0, marks[1], "bytes allocated in the best 10,000 rows");
    }

    /** A line again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] line;
        private long left;

        Repeated(byte[] line, long times) {
            this.line = line;
            left = times * line.length;
        }

        @Override
        public int read() {
            return left == 0 ? -1 : line[(int) (-left-- % line.length + line.length) % line.length] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            final int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) read();
            }
            return count == 0 ? -1 : count;
        }
    }

    @Test
    void aSinkWritesWithoutAllocating(@TempDir Path directory) {
        final Schema schema = Schema.named("bars").bool("t").int32("i").int64("l").decimal("p", 18, 8)
            .decimal("w", 38, 10).timestamp("iso").symbol("y").string("n").build();
        final SinkFixture fixture = SinkFixture.of(schema);
        final Row row = fixture.row(true, 7, -8L, new BigDecimal("800.01"), new BigDecimal("12345678901234567890.5"),
            1385337600_000_000_001L, "caf\u00E9", "\"quoted\", é");
        final CsvFileSink sink = CsvFileSink.to(directory.resolve("bars.csv"));
        sink.open(fixture);
        Allocations.assertNone(() -> {
            for (int i = 0; i < 2000; i++) {
                sink.write(i, 0, 0, row);
                if (i % 10 == 0) {
                    sink.commit();
                }
            }
        });
        sink.close();
    }

    @Test
    void aDoubleCostsAString() {
        final SinkFixture fixture = SinkFixture.of(Schema.named("d").float64("d").build());
        final CsvRowWriter writer =
            new CsvRowWriter(List.of(), fixture.rows(), fixture.symbols(), "sink");
        final Row row = fixture.row(0.1);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            final long before = Allocations.bytes();
            for (int i = 0; i < 2000; i++) {
                writer.append(row);
                writer.clear();
            }
            least = Math.min(least, Allocations.bytes() - before);
        }
        assertTrue(least / 2000 <= 200, "bytes per double=" + least / 2000);
    }
}

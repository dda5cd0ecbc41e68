package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.value.TimeFormat;
import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
    private static final Schema TRADES = Schema.named("trades").timestamp("time").symbol("pair")
        .decimal("price", 18, 2).int64("row").build();
    private static final Schema PAIRS = Schema.named("pairs").int32("a").field(Field.string("b").orNull()).build();

    private static CsvSource text(String text) {
        return CsvSource.of(bytes("input.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ByteSource bytes(String name, byte[] content) {
        return ByteSource.of(name, () -> new ByteArrayInputStream(content));
    }

    private static List<List<Object>> pairs(String text) throws Exception {
        final SourceRun run = SourceRun.of(PAIRS).run(text(text));
        assertEquals(List.of(), run.rejects());
        return run.committed();
    }

    @Test
    void columnsConstantsAndRowNumberGoToTheirFields() throws Exception {
        final CsvSource source = text("stamp,price\n1385337600,800.010000000000\n1385337613.5,-7\n")
            .format(CsvFormat.standard().rename("stamp", "time").times(TimeFormat.EPOCH_SECONDS))
            .constant("pair", "btcusd").rowNumber("row");
        final SourceRun run = SourceRun.of(TRADES).run(source);
        assertEquals(List.of(
            List.of(1385337600_000_000_000L, "btcusd", new BigDecimal("800.01"), 1L),
            List.of(1385337613_500_000_000L, "btcusd", new BigDecimal("-7.00"), 2L)), run.committed());
        assertEquals(List.of(1L, 2L), run.positions());
    }

    @Test
    void lineBreaksOfAllSystems() throws Exception {
        final List<List<Object>> expected = List.of(List.of(1, "x"), List.of(2, "y"));
        assertEquals(expected, pairs("a,b\n1,x\n2,y\n"));
        assertEquals(expected, pairs("a,b\r\n1,x\r\n2,y\r\n"));
        assertEquals(expected, pairs("a,b\r1,x\r2,y\r"));
        assertEquals(expected, pairs("a,b\n1,x\n2,y"));
        assertEquals(expected, pairs("\n\na,b\r\n\r\n1,x\n\n\n2,y\n\n"));
        assertEquals(expected, pairs("\uFEFFa,b\n1,x\n2,y"));
    }

    @Test
    void quotes() throws Exception {
        assertEquals(List.of(List.of(1, "x,\r\n\"y\"\nz"), List.of(2, "")),
            pairs("\"a\",b\n1,\"x,\r\n\"\"y\"\"\nz\"\n\"2\",\"\"\n"));
    }

    @Test
    void emptyIsNullWhereAllowed() throws Exception {
        assertEquals(List.of(Arrays.asList(1, null)), pairs("a,b\n1,\n"));
    }

    @Test
    void ofOneColumnEmptyLinesAreRows() throws Exception {
        final Schema one = Schema.named("one").field(Field.string("s").orNull()).build();
        final SourceRun run = SourceRun.of(one).run(text("s\nx\n\n\"\"\n"));
        assertEquals(List.of(List.of("x"), Arrays.asList((Object) null), List.of("")), run.committed());
    }

    @Test
    void positionalColumnsOtherSignsAndNull() throws Exception {
        final CsvFormat format = CsvFormat.standard().columns("b", CsvFormat.SKIPPED, "a")
            .delimiter(';').quote('\'').nullLiteral("NULL");
        final SourceRun run = SourceRun.of(PAIRS).run(text("'x;''';-;1\nNULL;-;2\n;-;3\n'NULL';-;4\n").format(format));
        assertEquals(List.of(List.of(1, "x;'"), Arrays.asList(2, null), List.of(3, ""), List.of(4, "NULL")),
            run.committed());
    }

    @Test
    void unknownColumnsMayBeIgnored() throws Exception {
        final SourceRun run = SourceRun.of(PAIRS)
            .run(text("c,a,d\nx,1,\nx,2,\n").format(CsvFormat.standard().ignoreUnknown()));
        assertEquals(List.of(Arrays.asList(1, null), Arrays.asList(2, null)), run.committed());
    }

    @Test
    void everyType() throws Exception {
        final Schema all = Schema.named("all").bool("t").int32("i").int64("l").float64("d").decimal("w", 38, 10)
            .timestamp("iso").timestamp("ms").symbol("y").string("s").build();
        final SourceRun run = SourceRun.of(all).run(text("t,i,l,d,w,iso,ms,y,s\n"
            + "TRUE,-2147483648,9223372036854775807,1.5e-3,-1234567890123456789012345678.0123456789,"
            + "2013-11-25T00:00:00.000000001Z,1385337600000,é€😀,ß\n").format(
                CsvFormat.standard().time("ms", TimeFormat.EPOCH_MILLIS)));
        assertEquals(List.of(List.of(true, Integer.MIN_VALUE, Long.MAX_VALUE, 0.0015,
            new BigDecimal("-1234567890123456789012345678.0123456789"), 1385337600_000_000_001L,
            1385337600_000_000_000L, "é€😀", "ß")), run.committed());
    }

    @Test
    void filesResourcesAndGzip(@TempDir Path directory) throws Exception {
        final byte[] text = "a,b\n1,x\n".getBytes(StandardCharsets.UTF_8);
        final Path plain = Files.write(directory.resolve("in.csv"), text);
        final Path packed = Files.write(directory.resolve("in.csv.gz"), gzip(text));
        final List<List<Object>> expected = List.of(List.of(1, "x"));
        assertEquals(expected, SourceRun.of(PAIRS).run(CsvSource.of(plain)).committed());
        assertEquals(expected, SourceRun.of(PAIRS).run(CsvSource.of(packed)).committed());
        assertEquals(expected, SourceRun.of(PAIRS).run(CsvSource.of(
            ByteSource.resource(CsvSourceTest.class.getClassLoader(), "pairs.csv"))).committed());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Test
    void resumesBehindItsPositionBadRowsIncluded() throws Exception {
        final CsvSource source = text("a,b\n1,x\nbad,y\n3,\"z\n\"\n4,w\n");
        final SourceRun whole = SourceRun.of(PAIRS).run(source);
        for (int resume = 0; resume <= 4; resume++) {
            final SourceRun run = SourceRun.of(PAIRS).resumeFrom(resume).run(source);
            assertEquals(whole.positions().subList(resume, 4), run.positions());
        }
    }

    @Test
    void aShorterInputThanBeforeIsRefused() {
        final String message = assertThrows(ConfigurationException.class,
            () -> SourceRun.of(PAIRS).resumeFrom(5).run(text("a,b\n1,x\n"))).getMessage();
        assertEquals("input `input.csv` has rows=1 < journaled position=5 of source `input`, it was cut or replaced; "
            + "restore it, or start with another data directory", message);
    }

    @Test
    void stopsWhenAsked() throws Exception {
        assertEquals(2, SourceRun.of(PAIRS).stopAfter(2).run(text("a,b\n1,\n2,\n3,\n")).published());
        assertEquals(0, SourceRun.of(PAIRS).stopAfter(0).resumeFrom(9).run(text("a,b\n1,\n")).published());
    }

    @Test
    void onlyAHeaderIsAnEmptyInput() throws Exception {
        assertTrue(pairs("a,b\n").isEmpty());
        final CsvSource nothing = text("").format(CsvFormat.standard().columns("a", "b"));
        assertTrue(SourceRun.of(PAIRS).run(nothing).committed().isEmpty());
    }

    @Test
    void aBadRowBringsInNoSymbols() throws Exception {
        final Schema schema = Schema.named("s").symbol("y").int32("a").build();
        final SourceRun run = SourceRun.of(schema).run(text("y,a\nbad,x\ngood,1\n"));
        assertEquals(1, run.rejects().size());
        assertEquals(1, run.symbols().size());
    }
}

package io.turgo.connectors.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.RowReader;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.testing.Allocations;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.connectors.testing.Tables;
import io.turgo.egress.OutputText;
import io.turgo.egress.testing.Rows;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.record.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back; neither allocates; what is hostile costs its own line. */
class JsonReadWriteTest {
    private static final String[] COLUMNS = {"b BOOLEAN NULL", "l INT64 NULL", "d FLOAT64 NULL",
        "p DECIMAL(38, 10) NULL", "ts TIMESTAMP NULL", "y SYMBOL NULL", "s STRING NULL"};

    @TempDir
    Path directory;

    private Tables table(String... options) {
        return Tables.of("filesystem", directory, join(new String[] {"path", "in.json", "format", "json"}, options));
    }

    private static String[] join(String[] first, String[] second) {
        final String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String written(Tables table, Object... values) {
        final SinkFixture fixture = SinkFixture.of(table.schema());
        final OutputText text = Formats.of(table.define()).writer(fixture.rows(), fixture.symbols(), "out");
        text.appendHeader();
        text.append(fixture.row(values));
        return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    }

    @Test
    void everyTypeThereAndBack() throws Exception {
        final Tables table = table("json.name.l", "a \"long\"").columns(COLUMNS).column("day INT32 NULL", Meaning.DATE)
            .column("t INT32 NULL", Meaning.TIME);
        final Object[] values = {true, Long.MIN_VALUE, Double.NaN, new BigDecimal("12345678901234567890.5000000000"),
            1385337600_123_000_000L, "caf\u00e9", "\"\\\n\r\t\u0001\u007f\ud83d\ude00", 16034, 49_500_250};
        final String line = written(table, values);
        assertEquals("{\"b\":true,\"a \\\"long\\\"\":-9223372036854775808,\"d\":\"NaN\","
            + "\"p\":12345678901234567890.5000000000,\"ts\":\"2013-11-25 00:00:00.123\",\"y\":\"caf\u00e9\","
            + "\"s\":\"\\\"\\\\\\n\\r\\t\\u0001\u007f\ud83d\ude00\",\"day\":\"2013-11-25\",\"t\":\"13:45:00.250\"}\n",
            line);
        Files.writeString(directory.resolve("in.json"), line);
        assertEquals(List.of(Arrays.asList(values)), table.read().committed());
    }

    @Test
    void nullsAndZerosAreWrittenAsTold() {
        final Object[] values = {null, 1L, 0.5, new BigDecimal("1.5000000000"), null, null, ""};
        assertEquals("{\"b\":null,\"l\":1,\"d\":0.5,\"p\":1.5000000000,\"ts\":null,\"y\":null,\"s\":\"\"}\n",
            written(table().columns(COLUMNS), values));
        assertEquals("{\"l\":1,\"d\":0.5,\"p\":1.5,\"s\":\"\"}\n", written(table("json.encode.ignore-null-fields",
            "true", "json.strip-trailing-zeros", "true").columns(COLUMNS), values));
        assertEquals("{}\n", written(table("json.encode.ignore-null-fields", "true").columns("b BOOLEAN NULL"),
            (Object) null));
    }

    @Test
    void readingAllocatesNothing() throws Exception {
        final Tables table = table("json.timestamp-format.ts", "EPOCH-SECONDS").columns("b BOOLEAN NULL",
            "l INT64 NULL", "p DECIMAL(38, 10) NULL", "ts TIMESTAMP NULL", "y SYMBOL NULL", "s STRING NULL");
        final byte[] block = ("{\"b\":true,\"l\":-7,\"p\":12345678901234567890.5,\"ts\":1385337600.25,\"y\":\"btcusd\","
            + "\"other\":[1,{\"x\":null}],\"s\":\"\u00e9\\n\"}\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
        final List<InputStream> blocks =
            Collections.nCopies(300, block).stream().<InputStream>map(ByteArrayInputStream::new).toList();
        final SinkFixture fixture = SinkFixture.of(table.schema());
        final Row row = new Row();
        final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(4096));
        try (RowReader reader = Formats.of(table.define()).reader("in",
            new SequenceInputStream(Collections.enumeration(blocks)), fixture.rows(), fixture.symbols())) {
            Allocations.assertNone(() -> {
                for (int i = 0; i < 5000; i++) {
                    assertTrue(reader.next());
                    if (reader.decode(row.wrap(slot, 0, 4096).reset(fixture.rows().layout())) != null) {
                        throw new AssertionError();
                    }
                }
            });
        }
        assertEquals("\u00e9\n", Rows.values(row, fixture.rows(), fixture.symbols()).get(5));
    }

    @Test
    void hostileLinesCostThemselves() throws Exception {
        final String good = "{\"s\":\"good\"}\n";
        final byte[] invalid = "{\"s\":\"\u00c0\u0080\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        try (OutputStream out = Files.newOutputStream(directory.resolve("in.json"))) {
            out.write(bytes(good + "{\"s\":\"" + "x".repeat(70_000) + "\"}\n" + good));
            out.write(bytes("{\"s\":\"" + "x".repeat(6_000) + "\"}\n" + good));
            out.write(invalid);
            out.write(bytes("{\"x\":" + "[".repeat(50_000) + "\n"));
            out.write(bytes("{\"l\":" + "9".repeat(5000) + "}\n{\"p\":1e99999999}\n"));
            out.write(bytes("{\"p\":1" + "0".repeat(60_000) + "}\n"));
            out.write(bytes("\u0000\n\u0000\u0000{}\n{\"y\":\"a\\u0000\"}\n" + good));
            out.write(bytes("{\"s\":\"" + "y".repeat(200_000)));
        }
        final SourceRun run = table().columns(COLUMNS).read();
        assertEquals(4, run.committed().size());
        final List<String> reasons = run.rejects().stream().map(SourceRun.Reject::reason).toList();
        final List<String> expected = List.of(
            "row 2: record=70008 bytes > json.max-record-size=65536, raise it; the first 1024 of its 70008 bytes are "
                + "kept",
            "row 4, column s: slotBytes=4096 < record=", "row 6: it is not UTF-8", "row 7: it is no JSON",
            "row 8, column l: \"9999", "row 9, column p: \"1e99999999\"", "row 10, column p: \"1000",
            "row 11: it is no JSON", "row 12: it is no JSON", "row 13, column y: \"a\\x00\" has a NUL character",
            "row 15: record=200006 bytes > json.max-record-size=65536");
        assertEquals(expected.size(), reasons.size(), reasons::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(reasons.get(i).startsWith(expected.get(i)), reasons.get(i));
        }
        run.rejects().forEach(each -> assertTrue(each.raw().length() <= 1024 && each.reason().length() < 400,
            each::reason));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

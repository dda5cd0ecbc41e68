package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.connectors.testing.SourceRun.Reject;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a row is said exactly, and costs no other row. */
class CsvBadInputTest {
    private static final int SLOT_BYTES = 128;
    private static final Schema SCHEMA = Schema.named("trades").field(Field.int32("i").orNull())
        .field(Field.int64("l").orNull()).field(Field.float64("d").orNull()).field(Field.decimal("price", 5, 2)
            .orNull())
        .field(Field.timestamp("time").orNull()).field(Field.bool("flag").orNull()).field(Field.symbol("pair").orNull())
        .field(Field.string("note").orNull()).build();

    private static SourceRun run(CsvFormat format, Schema schema, String latin1) throws Exception {
        final byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return new SourceRun(schema, SLOT_BYTES).run(
            CsvSource.of(ByteSource.of("in.csv", () -> new ByteArrayInputStream(bytes))).format(format));
    }

    /** A bad value between two good rows. */
    private static void assertFault(String field, String value, String fault) throws Exception {
        final CsvFormat format = CsvFormat.standard().columns("i", field.equals("i") ? "l" : field)
            .maxRecordBytes(256);
        final String bad = field.equals("i") ? value + "," : "2," + value;
        final SourceRun run = run(format, SCHEMA, "1,\n" + bad + "\n3,\n");
        assertEquals(List.of(new Reject(2, "row 2, column " + field + ": " + fault, bad)), run.rejects());
        assertEquals(List.of(1, 3), run.committed().stream().map(row -> row.get(0)).toList());
    }

    @Test
    void numbers() throws Exception {
        assertFault("i", "12x", "\"12x\" is not an INT32");
        assertFault("i", " 1", "\" 1\" is not an INT32");
        assertFault("i", "1.0", "\"1.0\" is not an INT32");
        assertFault("i", "2147483648", "\"2147483648\" is out of the range of INT32, -2147483648..2147483647");
        assertFault("l", "-9223372036854775809", "\"-9223372036854775809\" is out of the range of INT64, "
            + "-9223372036854775808..9223372036854775807");
        assertFault("d", "0x1p3", "\"0x1p3\" is not a FLOAT64");
        assertFault("d", "1e999", "\"1e999\" is out of the range of FLOAT64, "
            + "-1.7976931348623157E308..1.7976931348623157E308");
    }

    @Test
    void decimals() throws Exception {
        assertFault("price", "12.3x", "\"12.3x\" is not a DECIMAL(5, 2)");
        assertFault("price", "1000", "\"1000\" has 4 digits before the point, more than the 3 of DECIMAL(5, 2)");
        assertFault("price", "1.234",
            "\"1.234\" has 3 fraction digits, more than the 2 of DECIMAL(5, 2); input is never rounded");
        assertFault("price", "9".repeat(39), '"' + "9".repeat(39)
            + "\" has more than 38 digits, too many for a DECIMAL(5, 2)");
        assertFault("price", "0." + "9".repeat(38), "\"0." + "9".repeat(38)
            + "\" has 38 fraction digits, more than the 2 of DECIMAL(5, 2); input is never rounded");
    }

    @Test
    void times() throws Exception {
        assertFault("time", "2013-02-29T00:00:00Z",
            "\"2013-02-29T00:00:00Z\" is not a TIMESTAMP in ISO-8601 UTC, e.g. 2013-11-25T00:00:00Z");
        assertFault("time", "2262-04-11T23:47:16.854775808Z", "\"2262-04-11T23:47:16.854775808Z\" is no time in "
            + "nanoseconds of the years 1677 to 2262 in ISO-8601 UTC, e.g. 2013-11-25T00:00:00Z");
    }

    @Test
    void textsAndFlags() throws Exception {
        assertFault("flag", "yes", "\"yes\" is not a BOOLEAN");
        assertFault("pair", "caf\u00E9", "\"caf\\xE9\" is not UTF-8");
        assertFault("note", "\u00C0\u0080", "\"\\xC0\\x80\" is not UTF-8");
        assertFault("note", "x".repeat(64),
            "slotBytes=128 < record=153 (at field `note`), raise turgo.ring.slot.bytes");
        assertFault("flag", "y".repeat(70), '"' + "y".repeat(64) + "...\" (70 bytes) is not a BOOLEAN");
    }

    @Test
    void missingValues() throws Exception {
        final Schema required = Schema.named("r").int32("a").string("b").build();
        final SourceRun run = run(CsvFormat.standard(), required, "a,b\n,x\n1,\n2,\"\"\n");
        assertEquals(List.of(
            new Reject(1, "row 1, column a: the value is missing, but the field is not nullable", ",x"),
            new Reject(2, "row 2, column b: the value is missing, but the field is not nullable", "1,")),
            run.rejects());
        assertEquals(List.of(List.of(2, "")), run.committed());
    }

    @Test
    void columnCounts() throws Exception {
        final SourceRun run = run(CsvFormat.standard(), SCHEMA, "i,l\n1\n1,2,3\n1,2\n");
        assertEquals(List.of(new Reject(1, "row 1: it has columns=1, not 2 (i, l)", "1"),
            new Reject(2, "row 2: it has columns=3, not 2 (i, l)", "1,2,3")), run.rejects());
        assertEquals(List.of(3L), run.positions().subList(2, 3));
    }

    @Test
    void anUnbalancedQuoteCostsOneRow() throws Exception {
        final SourceRun open = run(CsvFormat.standard(), SCHEMA, "i,note\n1,\"x\n2,y\n3,z\n");
        assertEquals(List.of(new Reject(1,
            "row 1, column note: a quote is opened and not closed before the end of the input", "1,\"x")),
            open.rejects());
        assertEquals(List.of(2, 3), open.committed().stream().map(row -> row.get(0)).toList());

        final SourceRun met = run(CsvFormat.standard(), SCHEMA, "i,note\n1,\"x\n2,\"y\"\n3,\"z\"w\r\n4,\"\"\n");
        assertEquals(List.of(
            new Reject(1, "row 1, column note: there is text behind a closing quote", "1,\"x"),
            new Reject(3, "row 3, column note: there is text behind a closing quote", "3,\"z\"w")), met.rejects());
        assertEquals(List.of(2, 4), met.committed().stream().map(row -> row.get(0)).toList());
    }

    @Test
    void overlongRecords() throws Exception {
        final CsvFormat format = CsvFormat.standard().maxRecordBytes(1500);
        final String line = "1," + "x".repeat(100_000);
        final SourceRun run = run(format, SCHEMA, "i,note\n1,a\n" + line + "\n3,b\n4,\"c\n" + "5,d\n".repeat(500));
        assertEquals("row 2: record=100002 bytes > maxRecordBytes=1500, raise it in the CSV format; "
            + "the first 1024 of its 100002 bytes are kept", run.rejects().get(0).reason());
        assertEquals(line.substring(0, 1024), run.rejects().get(0).raw());
        assertEquals(new Reject(4, "row 4: a quote is opened and not closed within maxRecordBytes=1500", "4,\"c"),
            run.rejects().get(1));
        assertEquals(502, run.committed().size());
        assertEquals(2, run.rejects().size());
    }

    @Test
    void theLastLineMayBeTooLongToo() throws Exception {
        final SourceRun run = run(CsvFormat.standard().maxRecordBytes(100), SCHEMA, "i,note\n" + "x".repeat(200_000));
        assertEquals("row 1: record=200000 bytes > maxRecordBytes=100, raise it in the CSV format; "
            + "the first 1024 of its 200000 bytes are kept", run.onlyReason());
    }
}

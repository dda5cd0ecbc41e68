package io.turgo.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.connectors.testing.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file in both formats, and what the options say. */
class FilesystemFormatsTest {
    private static final long NOON = 1_385_380_800_000_000_000L;

    @TempDir
    Path directory;

    private void write(String name, String text) throws IOException {
        Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private Tables csv(String text, String... options) throws IOException {
        write("in.csv", text);
        final String[] all = Arrays.copyOf(options, options.length + 4);
        System.arraycopy(new String[] {"path", "in.csv", "format", "csv"}, 0, all, options.length, 4);
        return Tables.of("filesystem", directory, all);
    }

    private Tables json(String text, String... options) throws IOException {
        write("in.json", text);
        final String[] all = Arrays.copyOf(options, options.length + 4);
        System.arraycopy(new String[] {"path", "in.json", "format", "json"}, 0, all, options.length, 4);
        return Tables.of("filesystem", directory, all);
    }

    @Test
    void csvByPosition() throws Exception {
        final SourceRun run = csv("a;'x;y'\n# no row\nb;\n", "csv.field-delimiter", ";", "csv.quote-character", "'",
            "csv.allow-comments", "true").columns("k STRING NULL", "v SYMBOL NULL").read();
        assertEquals(List.of(List.of("a", "x;y"), Arrays.asList("b", null)), run.committed());
        assertEquals(List.of(1L, 2L), run.positions());
    }

    @Test
    void aPathMayBeAnAddressOfThisMachine() throws Exception {
        write("in.csv", "a\n");
        for (final String before : List.of("file:", "file://")) {
            assertEquals(List.of(List.of("a")), Tables.of("filesystem", directory, "format", "csv", "path",
                before + directory.resolve("in.csv")).columns("k STRING NULL").read().committed());
        }
        for (final String elsewhere : List.of("s3://shop", "file://host", "file://")) {
            final String path = elsewhere.endsWith("//") ? elsewhere : elsewhere + "/in.csv";
            assertEquals("option `path`: `" + elsewhere + "` is elsewhere, and only files of this machine are read and "
                + "written; copy or mount it and name its path", assertThrows(OptionException.class, () ->
                    Tables.of("filesystem", directory, "format", "csv", "path", path).columns("k STRING NULL").read())
                    .getMessage());
        }
    }

    @Test
    void csvByHeaderWithTitlesTimesConstantsAndMetadata() throws Exception {
        final SourceRun run = csv("Price,ignored,stamp\n1.50,?,1385380800.25\n2,?,x\n", "csv.header", "true",
            "csv.title.price", "Price", "csv.timestamp-format.stamp", "epoch-seconds")
            .columns("stamp TIMESTAMP NULL", "price DECIMAL(10, 2) NULL")
            .column("pair SYMBOL", Kind.CONSTANT, "btcusd").column("n INT64", Kind.METADATA, "row")
            .column("file STRING", Kind.METADATA, "file.name").read();
        assertEquals(List.of(List.of(NOON + 250_000_000L, new BigDecimal("1.50"), "btcusd", 1L, "in.csv")),
            run.committed());
        assertEquals("row 2, column stamp: \"x\" is not a TIMESTAMP in epoch seconds", run.onlyReason());
    }

    @Test
    void aColumnThatTheHeaderDoesNotHaveIsNoNull() throws Exception {
        final Tables table = csv("prise\n1\n", "csv.header", "true").columns("price INT32 NULL");
        assertEquals("input `" + directory.resolve("in.csv") + "` has no column for field `price` of `t`; it has "
            + "prise; did you mean `prise`?; say by `csv.title.price` what the column is called there, or leave it out "
            + "of the table",
            assertThrows(RuntimeException.class, table::read).getMessage());
    }

    @Test
    void remediesAreOptionsOfTheTable() throws Exception {
        final String[] most = {"csv.max-record-size", "32 b"};
        assertEquals("row 1: record=40 bytes > csv.max-record-size=32, raise it",
            csv("x".repeat(40), most).columns("s STRING NULL").read().onlyReason());
        assertEquals("row 1: a quote is opened and not closed within csv.max-record-size=32",
            csv("\"x\n" + "y\n".repeat(40), most).columns("s STRING NULL").read().onlyReason());
        assertEquals("input `" + directory.resolve("in.csv") + "` is empty, it must start with a header line; or leave "
            + "`csv.header` out", refusal("csv.header", "true"));
        assertEquals("option `csv.max-record-size`: 15 bytes is not in 16..8388608; correct it",
            refusal("csv.max-record-size", "15 b"));
        assertEquals("option `csv.max-record-size`: 1073741824 bytes is not in 16..8388608; correct it",
            refusal("csv.max-record-size", "1 gb"));
        assertEquals("options `csv.field-delimiter` and `csv.quote-character` are both `;`; choose two, or set "
            + "`csv.disable-quote-character`", refusal("csv.field-delimiter", ";", "csv.quote-character", ";"));
    }

    private String refusal(String... options) throws IOException {
        final Tables table = csv("", options).columns("s STRING NULL");
        return assertThrows(RuntimeException.class, table::read).getMessage();
    }

    @Test
    void whatCannotBeReadMayBeNull() throws Exception {
        final SourceRun run = csv("x,1\n5,y\n1,2,3\n", "csv.ignore-parse-errors", "true")
            .columns("a INT32 NULL", "b INT64 NULL").read();
        assertEquals(List.of(Arrays.asList(null, 1L), Arrays.asList(5, null)), run.committed());
        assertEquals("row 3: it has columns=3, not 2 (a, b)", run.onlyReason());
    }

    @Test
    void datesAndTimesOfDay() throws Exception {
        final String[] options = {"csv.disable-quote-character", "true", "csv.null-literal", "NULL"};
        final SourceRun run = csv("2013-11-25,13:45:00.25,\"\n1969-12-31,00:00:00,NULL\n2013-02-29,01:00:00,a\n"
            + "1970-01-01,24:00:00,a\n", options).column("d INT32", Meaning.DATE).column("t INT32", Meaning.TIME)
            .columns("s STRING NULL").read();
        assertEquals(List.of(List.of(16034, 49_500_250, "\""), Arrays.asList(-1, 0, null)), run.committed());
        assertEquals(List.of("row 3, column d: \"2013-02-29\" is not a DATE, e.g. 2013-11-25",
            "row 4, column t: \"24:00:00\" is not a TIME, e.g. 13:45:00"),
            run.rejects().stream().map(SourceRun.Reject::reason).toList());
    }

    @Test
    void smallIntegersHaveTheirBounds() throws Exception {
        final SourceRun run = csv("127,32767\n128,0\n0,-32769\n").column("a INT32", Meaning.TINYINT)
            .column("b INT32", Meaning.SMALLINT).read();
        assertEquals(List.of(List.of(127, 32767)), run.committed());
        assertEquals(List.of("row 2, column a: \"128\" is out of the range of TINYINT, -128..127",
            "row 3, column b: \"-32769\" is out of the range of SMALLINT, -32768..32767"),
            run.rejects().stream().map(SourceRun.Reject::reason).toList());
    }

    @Test
    void jsonObjects() throws Exception {
        final SourceRun run = json("\uFEFF{\"t\":\"2013-11-25 12:00:00\",\"p\":1.50,\"x\":{\"t\":1},"
            + "\"s\":\"a\\u00e9\"}\n\n  {\"s\":[1, {\"k\":\"}\"}],\"p\":\"2\",\"t\":null , \"s\":{\"a\" : 1}}"
            + "  \r\n{\"b\":true,\"i\":-7}")
            .columns("t TIMESTAMP NULL", "p DECIMAL(10, 2) NULL", "s STRING NULL", "b BOOLEAN NULL", "i INT32 NULL")
            .read();
        assertEquals(List.of(), run.rejects());
        assertEquals(List.of(Arrays.asList(NOON, new BigDecimal("1.50"), "a\u00e9", null, null),
            Arrays.asList(null, new BigDecimal("2.00"), "{\"a\" : 1}", null, null),
            Arrays.asList(null, null, null, true, -7)), run.committed());
        assertEquals(List.of(1L, 2L, 3L), run.positions());
    }

    @Test
    void whatIsWrongWithAnObjectIsSaid() throws Exception {
        final SourceRun run = json("{\"i\":1\n{\"i\":1}x\n[1]\n{\"i\":{}}\n{\"i\":1.5}\n{\"s\":\"\\ud800\"}\n7\n"
            + "{'i':1}\n{\"s\":\"a\u0000b\"}\n{\"i\":9}\n").columns("i INT32 NULL", "s SYMBOL NULL").read();
        assertEquals(List.of(Arrays.asList(9, null)), run.committed());
        assertEquals(List.of(
            "row 1: it is no JSON: the line ends within the object",
            "row 2: there is text behind the object",
            "row 3: it is no object",
            "row 4, column i: it is an object, where INT32 is expected",
            "row 5, column i: \"1.5\" is not an INT32",
            "row 6, column s: the text has half of a surrogate pair, which is no character",
            "row 7: it is no object",
            "row 8: it is no JSON from byte 2 on: Unexpected character (''' (code 39)): was expecting double-quote to "
                + "start field name",
            "row 9: it is no JSON from byte 8 on: Illegal unquoted character ((CTRL-CHAR, code 0)): has to be escaped "
                + "using backslash to be included in string value"),
            run.rejects().stream().map(SourceRun.Reject::reason).toList());
    }

    @Test
    void jsonOptions() throws Exception {
        final SourceRun run = json("{\"Stamp\":1385380800000,\"i\":\"x\"}\n{\"Stamp\":1}\n", "json.name.stamp", "Stamp",
            "json.timestamp-format.stamp", "EPOCH-MILLIS", "json.ignore-parse-errors", "true")
            .columns("stamp TIMESTAMP NULL", "i INT32 NULL").read();
        assertEquals(List.of(Arrays.asList(NOON, null), Arrays.asList(1_000_000L, null)), run.committed());
    }

    @Test
    void jsonNamesMayHaveToBeThere() throws Exception {
        final SourceRun run = json("{\"i\":null}\n{}\n", "json.fail-on-missing-field", "true", "json.name.i", "I")
            .columns("i INT32 NULL").read();
        assertEquals(List.of(), run.committed());
        assertEquals("row 1, column i: the object has no `I`", run.rejects().get(0).reason());
        final Tables both = json("", "json.fail-on-missing-field", "true", "json.ignore-parse-errors", "true")
            .columns("i INT32 NULL");
        assertEquals("options `json.fail-on-missing-field` and `json.ignore-parse-errors` contradict each other; leave "
            + "one of them out", assertThrows(OptionException.class, both::read).getMessage());
    }

    @Test
    void optionsOfTheOtherFormatAreRefused() throws Exception {
        final Tables table = json("", "csv.header", "true").columns("a INT32");
        final OptionException refused = assertThrows(OptionException.class, table::read);
        assertEquals("option `csv.header` is one of format `csv`, the table's is `json`; change one of them",
            refused.getMessage());
        assertEquals("csv.header", refused.optionName());
    }
}

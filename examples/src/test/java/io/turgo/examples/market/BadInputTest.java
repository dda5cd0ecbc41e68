package io.turgo.examples.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.turgo.examples.Turgo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be decoded become dead letters with position and reason, and all others go through. */
class BadInputTest {
    private static final String HEADER = "timestamp,price,amount\n";
    private static final String BARS = "window_start,pair,open,high,low,close,volume,notional,vwap,trades";
    private static final String GOOD_BAR =
        "2013-11-25T00:00:00Z,btcusd,800.5,801.5,800.5,801.5,3,2403.5,801.16666667,2";

    @TempDir
    private Path directory;

    private Path input(byte[] content) throws IOException {
        return Files.write(directory.resolve("in.csv"), content);
    }

    private static byte[] utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Two good rows with a bad one between them. */
    private static byte[] around(byte[] bad) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((HEADER + "1385337600,800.5,1\n").getBytes(StandardCharsets.UTF_8));
        bytes.write(bad);
        bytes.write("\n1385337601,801.5,2\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private List<CsvRecord> deadLetters(Market market) throws IOException {
        try (CsvReader<CsvRecord> reader =
            CsvReader.builder().ofCsvRecord(market.output().resolve("dead-letters.csv"))) {
            return reader.stream().skip(1).toList();
        }
    }

    /** One dead letter with that reason; the two good rows are processed. Live, replayed and resumed alike. */
    private void assertRejected(byte[] bad, String reason, String raw, String plan) throws IOException {
        final Market market = Market.in(directory.resolve(plan));
        final Path input = input(around(bad));
        final Turgo.Outcome outcome = market.succeed("--input", input, "--threads", plan);
        assertEquals("3 new, 0 from the journal", outcome.fact("events"));
        assertEquals("1", outcome.fact("dead letters"));
        final List<CsvRecord> letters = deadLetters(market);
        assertEquals(List.of(List.of("trades", "2", reason, raw)), letters.stream().map(CsvRecord::getFields).toList());
        assertEquals(List.of(BARS, GOOD_BAR), Market.lines(market.output(), "bars.csv"));

        final List<String> texts = market.texts();
        assertEquals(outcome.hashes(), market.succeed("--input", input, "--threads", plan).hashes());
        assertEquals(texts, market.texts());
        assertEquals(outcome.hashes(), Turgo.succeed(market.replay("--threads", plan)).hashes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "abc,1,1 | row 2, column time: \"abc\" is not a TIMESTAMP in epoch seconds",
        "99999999999999,1,1 | row 2, column time: \"99999999999999\" is no time in nanoseconds of the years 1677 to "
            + "2262 in epoch seconds",
        "1385337600,1,2,3 | row 2: it has columns=4, not 3 (timestamp, price, amount)",
        "1385337600,1 | row 2: it has columns=2, not 3 (timestamp, price, amount)",
        "1385337600,99999999999999999999999,1 | row 2, column price: \"99999999999999999999999\" has 23 digits before "
            + "the point, more than the 6 of DECIMAL(18, 12)",
        "1385337600,1000000,1 | row 2, column price: \"1000000\" has 7 digits before the point, more than the 6 of "
            + "DECIMAL(18, 12)",
        "1385337600,1.0000000000001,1 | row 2, column price: \"1.0000000000001\" has 13 fraction digits, more than the "
            + "12 of DECIMAL(18, 12); input is never rounded",
        "1385337600,NaN,1 | row 2, column price: \"NaN\" is not a DECIMAL(18, 12)",
        "1385337600,,1 | row 2, column price: the value is missing, but the field is not nullable",
        "1385337600,\"8,1 | row 2, column price: a quote is opened and not closed before the end of the input",
        "1385337600,\"8\"x,1 | row 2, column price: there is text behind a closing quote",
    })
    void aBadRowIsADeadLetter(String bad, String reason) throws IOException {
        assertRejected(bad.getBytes(StandardCharsets.UTF_8), reason, bad, "fused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void bytesThatAreNotUtf8AreShownAsHex(String plan) throws IOException {
        assertRejected("1385337600,8\u00e4,1".getBytes(StandardCharsets.ISO_8859_1),
            "row 2, column price: \"8\\xE4\" is not a DECIMAL(18, 12)", "1385337600,8\\xe4,1", plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void ofAnOverlongRowTheBeginningIsKept(String plan) throws IOException {
        final String bad = "1385337600,1," + "1".repeat(100_000);
        assertRejected(bad.getBytes(StandardCharsets.UTF_8), "row 2: record=" + bad.length()
            + " bytes > maxRecordBytes=65536, raise it in the CSV format; the first 1024 of its " + bad.length()
            + " bytes are kept", bad.substring(0, 1024), plan);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneRow() throws IOException {
        final StringBuilder text = new StringBuilder(HEADER + "1385337600,\"1,1\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("1385337600,1,1\n");
        }
        final Market market = Market.in(directory);
        final Turgo.Outcome outcome = market.succeed("--input", input(utf8(text)));
        assertEquals("10,001 new, 0 from the journal", outcome.fact("events"));
        assertEquals("1", outcome.fact("dead letters"));
        assertEquals("row 1: a quote is opened and not closed within maxRecordBytes=65536",
            deadLetters(market).get(0).getField(2));
        assertTrue(Market.lines(market.output(), "bars.csv").get(1).endsWith(",10000"));
    }

    @Test
    void goodRowsAndDeadLettersAreAllRows() throws IOException {
        final StringBuilder text = new StringBuilder(HEADER);
        final List<String> bad = List.of("", "x", ",,,", "1,2", "1,\"8\"x,1", "1385337600,1e400,1", "1385337600,-,1");
        int rows = 0;
        for (int i = 0; i < 700; i++) {
            final String row = i % 3 == 0 ? bad.get(i % bad.size()) : "1385337600,800,1";
            text.append(row).append('\n');
            rows += row.isEmpty() ? 0 : 1;
        }
        final Market market = Market.in(directory);
        final Turgo.Outcome outcome = market.succeed("--input", input(utf8(text)));
        assertEquals(rows + " new, 0 from the journal", outcome.fact("events"));
        final List<CsvRecord> letters = deadLetters(market);
        assertEquals(outcome.fact("dead letters"), String.valueOf(letters.size()));
        final String trades = Market.lines(market.output(), "bars.csv").get(1).split(",")[9];
        assertEquals(rows, Integer.parseInt(trades) + letters.size());
        final List<Long> positions = letters.stream().map(letter -> Long.parseLong(letter.getField(1))).toList();
        assertEquals(positions.stream().sorted().distinct().toList(), positions);
    }

    @Test
    void aHeaderAloneIsAnEmptyInput() throws IOException {
        final Market market = Market.in(directory);
        final Turgo.Outcome outcome = market.succeed("--input", input(HEADER.getBytes(StandardCharsets.UTF_8)));
        assertEquals("0 new, 0 from the journal", outcome.fact("events"));
        assertEquals(List.of(BARS), Market.lines(market.output(), "bars.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | input `%s` is empty, it must start with a header line; or name the columns in the format",
        "timestamp,price,amount,foo | input `%s`: column 4, `foo`, is no field of `trades`, which has time, pair, "
            + "price, amount, row; or let the format ignore unknown columns",
        "timestamp,price | input `%s` has no column for field `amount` of `trades`; it has timestamp, price; rename a "
            + "column, give a constant or make the field nullable",
        "timestamp,price,amount,price | input `%s`: columns 2 and 4 are both `price`, rename one",
    })
    void aWrongHeaderIsRefusedAndAMendedFileIsTaken(String header, String message) throws IOException {
        final Market market = Market.in(directory);
        final Path input = input((header.isEmpty() ? "" : header + "\n1385337600,1,1,1\n")
            .getBytes(StandardCharsets.UTF_8));
        final Turgo.Outcome outcome = Turgo.run(market.run("--input", input));
        assertEquals("turgo: " + String.format(message.replace("``", ""), input), outcome.err().strip());
        assertEquals(1, outcome.code());
        assertFalse(outcome.out().contains("events"), outcome::out);

        input(around("oops".getBytes(StandardCharsets.UTF_8)));
        assertEquals("1", market.succeed("--input", input).fact("dead letters"));
        assertEquals(List.of(BARS, GOOD_BAR), Market.lines(market.output(), "bars.csv"));
    }

    @Test
    void anInputThatHasBecomeShorterIsRefused() throws IOException {
        final Market market = Market.in(directory);
        final List<String> rows = new ArrayList<>(List.of("1385337600,800.5,1", "1385337601,801.5,2"));
        final Path input = input((HEADER + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8));
        market.succeed("--input", input);
        input(HEADER.getBytes(StandardCharsets.UTF_8));
        // The journal holds the input's end: the source is not asked again.
        assertEquals("0 new, 0 from the journal behind a checkpoint of 2",
            market.succeed("--input", input).fact("events"));
    }
}

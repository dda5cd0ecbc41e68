package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Flink reads otherwise is named at its place, and nothing else is. */
class DifferencesTest {
    private static final String TRADES = """
        CREATE TABLE trades (ts TIMESTAMP(3), pair STRING, price DOUBLE,
          WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
          WITH ('connector' = 'filesystem', 'path' = 'trades.csv', 'format' = 'csv');
        """;
    private static final String OUT = "CREATE TABLE res (pair STRING, price DOUBLE) WITH ('connector' = 'print');\n";
    private static final String INSERT = "INSERT INTO res SELECT pair, price FROM trades;\n";

    private static List<String> differences(String text) {
        return SqlFile.of("file.sql", text, Path.of("."), Map.of()).plan().differences().stream()
            .map(SqlDifference::toString).toList();
    }

    /** One difference, where the place's text stands first in the file. */
    private static void requireOne(String place, String expected, String text) {
        final int at = text.indexOf(place);
        final int line = (int) text.substring(0, at).chars().filter(each -> each == '\n').count() + 1;
        assertEquals(List.of(line + ":" + (at - text.lastIndexOf('\n', at)) + ": " + expected), differences(text));
    }

    @Test
    void whatMeansTheSameIsNotNamed() {
        assertEquals(List.of(), differences(TRADES + OUT + INSERT));
        assertEquals(List.of(), differences("SET 'table.local-time-zone' = 'UTC';\n" + TRADES + OUT.replace("'print'",
            "'print', 'print-identifier' = 'x', 'standard-error' = 'true'") + INSERT));
    }

    @Test
    void connectorsAndOptionsThatFlinkDoesNotHave() {
        requireOne("'http'", "http: Flink has no connector of that name",
            TRADES + "CREATE TABLE posts (pair STRING, price DOUBLE) WITH ('connector' = 'http', "
                + "'port' = '0', 'format' = 'json');\n"
                + OUT + INSERT + "CREATE TABLE bin (pair STRING, price DOUBLE) WITH ('connector' = 'blackhole');\n"
                + "INSERT INTO bin SELECT pair, price FROM posts;\n");
        requireOne("'csv.header'", "csv.header: Flink has no such option, and refuses it",
            TRADES.replace("'csv');", "'csv', 'csv.header' = 'true');") + OUT + INSERT);
    }

    @Test
    void theNumberOfARowInItsFile() {
        requireOne("n BIGINT", "n: Flink's filesystem has no number of the record in its file",
            TRADES.replace("(ts TIMESTAMP(3), ", "(ts TIMESTAMP(3), n BIGINT METADATA FROM 'row' VIRTUAL, ") + OUT
                + INSERT);
    }

    @Test
    void eventTimeWithMoreDigitsAndWatermarksWithoutDelay() {
        requireOne("ts TIMESTAMP", "ts: event time has at most three digits of a second in Flink: TIMESTAMP(3)",
            TRADES.replace("TIMESTAMP(3)", "TIMESTAMP(6)") + OUT + INSERT);
        requireOne("WATERMARK FOR", "a watermark without a delay: a second row of the same time may be late in "
            + "Flink: take INTERVAL '0.001' SECOND off", TRADES.replace(" - INTERVAL '1' SECOND", "") + OUT + INSERT);
    }

    @Test
    void aFileThatIsWritten() {
        requireOne("'res.csv'",
            "path: the table is one file here; in Flink a directory of files, which are "
            + "complete when a checkpoint is",
            TRADES + OUT.replace("'print'", "'filesystem', 'path' = 'res.csv', 'format' = 'csv'")
            + INSERT);
    }

    @Test
    void settingsOfTheEngine() {
        requireOne("'turgo.threads'", "turgo.threads: Flink does not know it, and ignores it",
            "SET 'turgo.threads' = 'fused';\n" + TRADES + OUT + INSERT);
    }

    @Test
    void theTableOfWhatCouldNotBeDecoded() {
        requireOne("dead_letters", "dead_letters: Flink has no table of input that could not be decoded",
            TRADES + OUT + INSERT + "CREATE TABLE bad (reason STRING) WITH ('connector' = 'blackhole');\n"
                + "INSERT INTO bad SELECT reason FROM dead_letters;\n");
    }

    @Test
    void functionsThatFlinkDoesNotHaveInTheOrderOfTheFile() {
        final String text = TRADES + """
            CREATE TABLE scores (pair STRING, score DOUBLE) WITH ('connector' = 'print');
            CREATE TABLE averages (w TIMESTAMP(3), pair STRING, a DOUBLE, q DOUBLE) WITH ('connector' = 'print');
            INSERT INTO averages SELECT window_start, pair, WEIGHTED_AVG(price, price),
                approx_quantile(price, 0.5)
              FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
              GROUP BY window_start, window_end, pair;
            INSERT INTO scores SELECT pair, ANOMALY_SCORE(price) OVER (PARTITION BY pair ORDER BY ts) FROM trades;
            """;
        assertEquals(List.of(
            "6:49: WEIGHTED_AVG: Flink has no such function: SUM(value * weight) / SUM(weight)",
            "7:5: APPROX_QUANTILE: Flink has no such function: PERCENTILE is exact there",
            "10:33: ANOMALY_SCORE: Flink has no such function"), differences(text));
    }
}

package io.turgo.daemon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of a file of SQL, held against the pipelines of other files. */
class AgainstSqlTest {
    private static final String SQL = """
        SET 'turgo.http.bind' = 'off';
        CREATE TABLE orders (ts TIMESTAMP(3), item STRING, price DECIMAL(10, 2), quantity INT,
          WATERMARK FOR ts AS ts - INTERVAL '1' SECOND)
          WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv');
        CREATE TABLE taxed (ts TIMESTAMP(3), item STRING, tax DECIMAL(10, 2))
          WITH ('connector' = 'filesystem', 'path' = 'taxed.csv', 'format' = 'csv');
        CREATE TABLE sums (start_time TIMESTAMP(3), item STRING, orders BIGINT)
          WITH ('connector' = 'filesystem', 'path' = 'sums.csv', 'format' = 'csv');
        INSERT INTO taxed SELECT ts, item, CAST(price * 0.19 AS DECIMAL(10, 2)) FROM orders WHERE quantity > 1;
        INSERT INTO sums SELECT window_start, item, COUNT(*)
          FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
          GROUP BY window_start, window_end, item;
        """;

    @TempDir
    private static Path shared;
    private static Path file;
    private static Path data;

    @TempDir
    private Path directory;

    @BeforeAll
    static void run() throws IOException {
        final StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            rows.append(String.format("2026-01-05 09:00:%02d,%s,%d.50,%d\n", i, i % 2 == 0 ? "nut" : "bolt", i, i % 4));
        }
        Files.writeString(shared.resolve("orders.csv"), rows);
        file = Files.writeString(shared.resolve("till.sql"), SQL);
        data = shared.resolve("data");
        final ShopJournal.Ended ended = ShopJournal.turgo("run", file, "--data", data);
        assertEquals(ExitCode.OK, ended.code(), ended::toString);
    }

    private ShopJournal.Ended against(String text, Object... more) throws IOException {
        final Path other = Files.writeString(directory.resolve("other.sql"), text);
        final Object[] all = {"replay", file, "--data", data, "--against", other};
        return ShopJournal.turgo(Stream.of(all, more).flatMap(Stream::of).toArray());
    }

    private void requireDifference(String message, String from, String to) throws IOException {
        assertTrue(SQL.contains(from), from);
        final ShopJournal.Ended ended = against(SQL.replace(from, to));
        assertEquals("turgo: the pipelines differ at " + message, ended.err().strip());
        assertEquals(ExitCode.USER, ended.code());
        assertEquals("", ended.out());
    }

    @Test
    void theSameLogicWrittenOtherwiseIsTheSame() throws IOException {
        final ShopJournal.Ended ended = against("-- the same\n" + SQL.replace("quantity > 1", "1 < quantity")
            .replace("COUNT(*)", "COUNT(quantity)"));
        assertEquals("", ended.err());
        assertTrue(ended.out().startsWith("the same: "), ended.out());
        assertEquals(ExitCode.OK, ended.code());
    }

    @Test
    void aChangedFactorIsNamedWithStageFieldAndBothValues() throws IOException {
        requireDifference("sequence 3, stage `taxed.columns`: `tax` is `0.48`, by other.sql `0.50`\n"
            + "  the row: `2026-01-05T09:00:02Z,nut,2.50,2,0.48`", "0.19", "0.20");
    }

    @Test
    void aChangedConditionIsNamedAtTheFirstRowThatItLetsPass() throws IOException {
        requireDifference("sequence 2, stage `taxed.filter`: no row comes out, by other.sql one does\n"
            + "  the row: `2026-01-05T09:00:01Z,bolt,1.50,1`", "quantity > 1", "quantity > 0");
    }

    @Test
    void anotherWindowIsNamed() throws IOException {
        requireDifference("sequence 12, stage `sums.window`: a row comes out that does not by other.sql\n"
            + "  the row: `2026-01-05T09:00:00Z,2026-01-05T09:00:10Z,nut,5`", "INTERVAL '10'", "INTERVAL '20'");
    }

    @Test
    void theStretchIsBounded() throws IOException {
        final String other = SQL.replace("0.19", "CASE WHEN price > 40 THEN 0.20 ELSE 0.19 END");
        assertTrue(against(other, "--to", 41).out().startsWith("the same: "));
        assertEquals(ExitCode.USER, against(other).code());
        assertTrue(against(other, "--from", 51).err().startsWith("turgo: the pipelines differ at sequence 51, "));
    }

    @Test
    void whatIsWrongWithTheOtherFileIsNamedWithItsLine() throws IOException {
        final ShopJournal.Ended ended = against(SQL.replace("CAST(price", "CAST(prise"));
        assertEquals(ExitCode.USER, ended.code());
        assertTrue(ended.err().contains("other.sql:9:") && ended.err().contains("`price`"), ended.err());
    }

    @Test
    void aJournalOfSqlAsksForItsFile() {
        final ShopJournal.Ended ended = ShopJournal.turgo("replay", "--data", data, "--against", file);
        assertEquals(ExitCode.USER, ended.code());
        assertTrue(ended.err().contains("name its file: `turgo replay FILE.sql --data " + data), ended.err());
    }
}

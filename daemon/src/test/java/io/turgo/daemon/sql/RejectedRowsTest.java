package io.turgo.daemon.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.gate.ShopJournal;
import io.turgo.daemon.log.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that cannot be read do not go by in silence: which table has them, and why, is said once. */
class RejectedRowsTest {
    private static final String SQL = """
        SET 'turgo.http.bind' = 'off';
        CREATE TABLE orders (item STRING, price DECIMAL(10, 2))
          WITH ('connector' = 'filesystem', 'path' = 'orders.csv', 'format' = 'csv', 'csv.field-delimiter' = ' ');
        CREATE TABLE refunds (item STRING, number INT)
          WITH ('connector' = 'filesystem', 'path' = 'refunds.csv', 'format' = 'csv');
        CREATE TABLE taken (item STRING) WITH ('connector' = 'blackhole');
        INSERT INTO taken SELECT item FROM orders UNION ALL SELECT item FROM refunds;
        """;
    private static final String FIRST_ORDER = "row 1: it has columns=1, not 2 (item, price)";
    private static final String FIRST_REFUND = "row 2, column number: \"two\" is not an INT32";

    @TempDir
    private Path directory;

    @AfterEach
    void logAsBefore() {
        ProcessLog.open(new ProcessLog.Settings(null, null, 1, 1));
    }

    private ShopJournal.Ended run(Object... more) throws IOException {
        final Path file = directory.resolve("shop.sql");
        Files.writeString(file, SQL);
        Files.writeString(directory.resolve("orders.csv"), "nut,1.50\n".repeat(1234));
        Files.writeString(directory.resolve("refunds.csv"), "nut,1\nnut,two\nnut,three\n");
        final ShopJournal.Ended ended = ShopJournal.turgo(Stream.concat(
            Stream.of("run", file, "--log-file", directory.resolve("log")),
            Stream.of(more)).toArray());
        assertEquals(ExitCode.OK, ended.code(), ended::toString);
        return ended;
    }

    private static List<String> told(ShopJournal.Ended ended) {
        return ended.out().lines().filter(line -> line.matches("(dead letters [a-z]+ |all of them).*")).toList();
    }

    @Test
    void theSummaryNamesTheFirstOfEachTableAndTheLogWarnsOnce() throws IOException {
        final Path data = directory.resolve("data");
        final List<String> told = List.of(
            "dead letters of orders: 1,234, the first at position 1: " + FIRST_ORDER,
            "dead letters of refunds: 2, the first at position 2: " + FIRST_REFUND,
            "all of them: `turgo journal dump " + data + "` prints them among the rest as \"kind\":\"dead-letter\"; "
                + "INSERT INTO ... SELECT * FROM dead_letters in the file writes them to a table (docs/sql.md)");
        assertEquals(told, told(run("--data", data)));
        final List<String> warnings = Files.readAllLines(directory.resolve("log.0")).stream()
            .filter(line -> line.contains("dead letter")).toList();
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.stream().allMatch(line -> line.contains("[WARN")), warnings::toString);
        for (final String reason : List.of(
            "source `orders`: what it has at position 1 is a dead letter: " + FIRST_ORDER,
            "source `refunds`: what it has at position 2 is a dead letter: " + FIRST_REFUND)) {
            assertTrue(warnings.stream().anyMatch(line -> line.contains(reason)), warnings::toString);
        }
        assertEquals(1236, ShopJournal.turgo("journal", "dump", data).out().lines()
            .filter(line -> line.contains("\"kind\":\"dead-letter\"")).count());
    }

    @Test
    void aSecondRunCountsThoseBeforeItsCheckpoint() throws IOException {
        final Path data = directory.resolve("data");
        run("--data", data);
        final List<String> told = told(run("--data", data));
        assertEquals("dead letters before the checkpoint that this run goes on from: 1,236", told.get(0));
        assertEquals(2, told.size(), told::toString);
        assertEquals(2, Files.readAllLines(directory.resolve("log.0")).stream()
            .filter(line -> line.contains("is a dead letter")).count());
    }

    @Test
    void withoutAJournalTheTableIsTheWay() throws IOException {
        final String last = told(run("--data", directory.resolve("data"), "--durability", "none")).get(2);
        assertFalse(last.contains("journal"), last);
        assertTrue(last.contains("SELECT * FROM dead_letters"), last);
    }
}

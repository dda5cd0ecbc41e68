package io.turgo.daemon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay against a file that a sink wrote: the first row that differs is named. */
class ExpectTest {
    private static final int ORDERS = 10_000;
    private static final int ROWS = ORDERS - ORDERS / 5;

    @TempDir
    private static Path shared;
    private static ShopJournal journal;
    private static Path live;
    @TempDir
    private Path directory;

    @BeforeAll
    static void runShop() {
        journal = ShopJournal.in(shared);
        journal.run(ORDERS);
        live = journal.output().resolve("orders.csv");
    }

    private Path changed(String text, String replacement) throws IOException {
        final String before = Files.readString(live);
        assertTrue(before.contains(text), text);
        return Files.writeString(directory.resolve("orders.csv"), before.replace(text, replacement));
    }

    private void assertDiffers(String message, Path expected) {
        final ShopJournal.Ended ended = journal.replay("--expect", expected);
        assertEquals("turgo: " + message + "\n", ended.err());
        assertEquals(ExitCode.USER, ended.code());
        assertEquals("", ended.out());
    }

    @Test
    void theLiveOutputIsTheSame() throws IOException {
        final String before = Files.readString(live);
        for (final String file : new String[] {"orders.csv", "sums.csv"}) {
            final ShopJournal.Ended ended = journal.replay("--expect", journal.output().resolve(file));
            assertEquals("", ended.err());
            assertEquals(ExitCode.OK, ended.code());
            assertTrue(ended.out().matches("(?s).*\\nthe same as \\S*/" + file + ": [\\d,]+ rows\\n"), ended::out);
        }
        assertEquals(before, Files.readString(live));
    }

    @Test
    void anyThreadPlanComesToTheSame() {
        for (final String plan : new String[] {"pipelined", "sharded:2"}) {
            assertTrue(journal.replay("--expect", live, "--threads", plan).out().endsWith(": 8,000 rows\n"));
        }
    }

    @Test
    void aValueThatDiffers() throws IOException {
        assertDiffers("row 12 of `" + directory + "/orders.csv`: `tax` is `2.86`, by the replay `2.85`\n"
            + "  output 15/1/0 of sink `orders-csv`: `1970-01-01T00:00:01.400Z,nail,15.0075,4,2.85,40`",
            changed("15.0075,4,2.85", "15.0075,4,2.86"));
    }

    @Test
    void aValueThatIsNullInTheFile() throws IOException {
        assertDiffers("row 12 of `" + directory + "/orders.csv`: `tax` is null, by the replay `2.85`\n"
            + "  output 15/1/0 of sink `orders-csv`: `1970-01-01T00:00:01.400Z,nail,15.0075,4,2.85,40`",
            changed("15.0075,4,2.85", "15.0075,4,"));
    }

    @Test
    void aRowWithMoreValues() throws IOException {
        assertDiffers("row 12 of `" + directory + "/orders.csv` has 7 values, by the replay 6\n"
            + "  output 15/1/0 of sink `orders-csv`: `1970-01-01T00:00:01.400Z,nail,15.0075,4,2.85,40`",
            changed("15.0075,4,2.85,40", "15.0075,4,2.85,40,1"));
    }

    @Test
    void aRowThatTheReplayDoesNotHave() throws IOException {
        assertDiffers("the replay ends after " + ROWS + " rows, `" + directory + "/orders.csv` has row 8001: `more`",
            Files.writeString(directory.resolve("orders.csv"), Files.readString(live) + "more\nand more\n"));
    }

    @Test
    void aRowThatTheFileDoesNotHave() throws IOException {
        assertDiffers("`" + directory + "/orders.csv` ends after 11 rows, the replay has row 12\n"
            + "  output 15/1/0 of sink `orders-csv`: `1970-01-01T00:00:01.400Z,nail,15.0075,4,2.85,40`",
            lines(12, ""));
    }

    @Test
    void aRowThatIsCut() throws IOException {
        assertDiffers("row 12 of `" + directory + "/orders.csv` is cut: `1970-01`\n"
            + "  output 15/1/0 of sink `orders-csv`: `1970-01-01T00:00:01.400Z,nail,15.0075,4,2.85,40`",
            lines(12, "1970-01"));
    }

    private Path lines(int count, String more) throws IOException {
        return Files.writeString(directory.resolve("orders.csv"),
            String.join("\n", Files.readAllLines(live).subList(0, count)) + "\n" + more);
    }

    @Test
    void anotherHeader() throws IOException {
        assertDiffers("`" + directory + "/orders.csv` begins with `time,item,price,amount,tax,points`, sink "
            + "`orders-csv` with `time,item,price,quantity,tax,points`", changed("quantity", "amount"));
    }

    @Test
    void aStretch() throws IOException {
        assertTrue(journal.replay("--expect", live, "--to", 20).out().endsWith("/orders.csv: 16 rows\n"));
        final Path part = directory.resolve("part");
        assertEquals(ExitCode.OK, journal.replay("--from", 9_000, "--output", part).code());
        final ShopJournal.Ended ended = journal.replay("--from", 9_000, "--expect", part.resolve("orders.csv"));
        assertTrue(ended.out().endsWith("/orders.csv: 801 rows\n"), ended::toString);
    }

    @Test
    void theSinkIsFoundByTheFilesNameOrNamed() throws IOException {
        final Path other = Files.copy(live, directory.resolve("other.csv"));
        assertEquals("turgo: no sink writes a file named `other.csv`: say by --sink which of [orders-csv, sums-csv] "
            + "wrote it\n", journal.replay("--expect", other).err());
        assertEquals(ExitCode.OK, journal.replay("--expect", other, "--sink", "orders-csv").code());
        assertEquals("turgo: pipeline `shop` has no sink `orders`; it has [orders-csv, sums-csv]\n",
            journal.replay("--expect", other, "--sink", "orders").err());
        assertEquals("turgo: --sink says which sink wrote the file of --expect, name the file too\n",
            journal.replay("--sink", "orders-csv").err());
    }

    @Test
    void whatCannotBeCompared() {
        final Path missing = directory.resolve("orders.csv");
        assertEquals("turgo: expected output `" + missing + "` is no file, correct the path\n",
            journal.replay("--expect", missing).err());
        assertEquals("turgo: a replay that compares writes nothing, leave --output out\n",
            journal.replay("--expect", live, "--output", directory.resolve("new")).err());
    }
}

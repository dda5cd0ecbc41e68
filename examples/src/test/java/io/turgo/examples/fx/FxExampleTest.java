package io.turgo.examples.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FxExampleTest {
    private static final List<String> OUTPUTS = List.of("best", "beside", "crossed", "stale", "bars");

    @TempDir
    private Path directory;

    private Turgo.Outcome run(String output, Object... more) {
        final Object[] args = new Object[more.length + 6];
        System.arraycopy(new Object[] {"example", "fx", "--data", directory.resolve("data-" + output), "--output",
            directory.resolve(output)}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return Turgo.succeed(args);
    }

    private List<String> lines(String output, String name) throws IOException {
        return Files.readAllLines(directory.resolve(output).resolve(name + ".csv"));
    }

    private void write(String name, String... lines) throws IOException {
        Files.createDirectories(directory.resolve("in"));
        Files.write(directory.resolve("in").resolve(name), List.of(lines));
    }

    @Test
    void theWholeMarketIsSeenAtEachQuote() throws IOException {
        write("quotes_fxcm_eurusd_x.csv", "time_ns,bid,ask", "1000000000,1.10,1.12", "1500000000,1.11,1.12",
            "1600000000,1.20,1.10", "20000000000,1.13,1.14", "rubbish");
        write("quotes_oanda_eurusd_x.csv", "time_ns,bid,ask", "1000000000,1.09,1.11", "2000000000,1.08,1.1",
            "2500000000,1.08,1.1");
        assertTrue(run("out", "--input", directory.resolve("in")).out().contains("dead letters  1"));
        assertEquals(List.of("time,pair,bid,ask,other_time,other_bid,other_ask",
            "1970-01-01T00:00:01Z,eurusd,1.1,1.12,1970-01-01T00:00:01Z,1.09,1.11",
            "1970-01-01T00:00:01.500Z,eurusd,1.11,1.12,1970-01-01T00:00:01Z,1.09,1.11",
            "1970-01-01T00:00:20Z,eurusd,1.13,1.14,1970-01-01T00:00:02.500Z,1.08,1.1"), lines("out", "beside"));
        assertEquals(List.of("time,pair,venue,best_bid,best_ask,mid",
            "1970-01-01T00:00:01Z,eurusd,fxcm,1.1,1.11,1.105", "1970-01-01T00:00:01Z,eurusd,oanda,1.1,1.11,1.105",
            "1970-01-01T00:00:01.500Z,eurusd,fxcm,1.11,1.11,1.11", "1970-01-01T00:00:02Z,eurusd,oanda,1.11,1.1,1.105",
            "1970-01-01T00:00:02.500Z,eurusd,oanda,1.11,1.1,1.105",
            "1970-01-01T00:00:20Z,eurusd,fxcm,1.13,1.14,1.135"), lines("out", "best"));
        assertEquals(List.of("time,pair,venue,bid,ask,other_bid,other_ask",
            "1970-01-01T00:00:02Z,eurusd,oanda,1.08,1.1,1.11,1.12"), lines("out", "crossed"));
        assertEquals(List.of("time,pair,other_venue,other_time",
            "1970-01-01T00:00:20Z,eurusd,oanda,1970-01-01T00:00:02.500Z"), lines("out", "stale"));
        assertEquals(List.of("window_start,pair,open,high,low,close,quotes",
            "1970-01-01T00:00:01Z,eurusd,1.105,1.11,1.105,1.11,3",
            "1970-01-01T00:00:02Z,eurusd,1.105,1.105,1.105,1.105,2",
            "1970-01-01T00:00:20Z,eurusd,1.135,1.135,1.135,1.135,1"), lines("out", "bars"));
    }

    @Test
    void withoutInputItMakesQuotesAndGivesTheSameOnEveryThreadPlan() throws IOException {
        final Turgo.Outcome fused = run("fused");
        assertTrue(fused.out().startsWith("no --input: half an hour of quotes is made up, --seed 1"), fused.out());
        final Turgo.Outcome sharded = run("sharded", "--threads", "sharded:2", "--durability", "none");
        for (final String name : OUTPUTS) {
            assertTrue(lines("fused", name).size() > 2, name);
            assertEquals(lines("fused", name), lines("sharded", name), name);
        }
        assertEquals(fused.hashes(), sharded.hashes());
        final List<String> bars = lines("fused", "bars");
        assertTrue(run("fused").out().contains("events        0 new"));
        assertEquals(bars, lines("fused", "bars"));
    }

    @Test
    void refusesAnInputThatIsNone() throws IOException {
        Files.createDirectories(directory.resolve("empty"));
        final Turgo.Outcome empty = Turgo.run("example", "fx", "--input", directory.resolve("empty"));
        assertEquals(1, empty.code());
        assertTrue(empty.err().contains("has no quotes_VENUE_PAIR_*.csv or .csv.gz in it"), empty.err());
        final Turgo.Outcome absent = Turgo.run("example", "fx", "--input", directory.resolve("absent"));
        assertEquals(1, absent.code());
        assertTrue(absent.err().contains("is no directory, name one with quotes_VENUE_PAIR_*.csv"), absent.err());
    }
}

package io.turgo.examples.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.daemon.ExitCode;
import io.turgo.engine.Engine;
import io.turgo.examples.Turgo;
import io.turgo.journal.ChronicleJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is refused at once, in a line that names what, where and the remedy; never a stack trace. */
class RefusalTest {
    private static final int ROWS = 2_000;

    @TempDir
    private Path directory;
    private Market market;
    private Path input;

    @BeforeEach
    void writeInput() throws IOException {
        market = Market.in(directory);
        final StringBuilder text = new StringBuilder("timestamp,price,amount\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(1_385_337_600L + i).append(',').append(800 + i % 7).append(".5,0.25\n");
        }
        input = Files.writeString(directory.resolve("in.csv"), text);
    }

    private Turgo.Outcome run(Market in, Object... more) {
        return Turgo.run(Stream.concat(Stream.of(in.run("--input", input)), Stream.of(more)).toArray());
    }

    private static void assertRefused(int code, String message, Turgo.Outcome outcome) {
        assertEquals("turgo: " + message, outcome.complaints());
        assertEquals(code, outcome.code());
        assertEquals("", outcome.out());
    }

    @Test
    void aMissingInput() {
        final Path missing = directory.resolve("missing.csv");
        assertRefused(ExitCode.USER, "input `" + missing + "` does not exist, correct the path",
            Turgo.run(market.run("--input", missing)));
    }

    @Test
    void aDirectoryAsInput() {
        assertRefused(ExitCode.USER, "input `" + directory + "` is a directory, name a file in it",
            Turgo.run(market.run("--input", directory)));
    }

    @Test
    void aDataDirectoryThatCannotBe() {
        assertRefused(ExitCode.ENVIRONMENT, "data directory " + input + " is a file; name a directory",
            run(new Market(input, market.output())));
        assertRefused(ExitCode.ENVIRONMENT, "data directory " + input + "/deeper cannot be made: " + input
            + " is a file; name another", run(new Market(input.resolve("deeper"), market.output())));
        assertRefused(ExitCode.USER, "the data directory's name is empty; name a directory",
            run(new Market(Path.of(""), market.output())));
    }

    @Test
    void anOutputDirectoryThatCannotBe() {
        assertRefused(ExitCode.ENVIRONMENT, "output `" + input + "/dead-letters.csv` cannot be opened: " + input
            + ": is a file; mend that and start again, nothing committed is lost",
            run(new Market(market.data(), input)));
        // Nothing is left behind that would be in the way of the mended command.
        assertEquals(ExitCode.OK, run(market).code());
    }

    @Test
    void aSecondEngineOnADataDirectory() {
        try (ChronicleJournal first = ChronicleJournal.open(market.data())) {
            assertRefused(ExitCode.ENVIRONMENT, "data directory " + market.data() + " is in use by process "
                + ProcessHandle.current().pid() + "; stop that process or name another directory", run(market));
            assertEquals(0, first.info().lastFrame());
        }
    }

    @Test
    void outputsOfAnotherJournal() {
        run(market);
        final List<String> texts = market.texts();
        final Turgo.Outcome outcome = run(new Market(directory.resolve("other"), market.output()));
        assertEquals(ExitCode.USER, outcome.code());
        final Path letters = market.output().resolve("dead-letters.csv");
        assertTrue(outcome.err().matches("turgo: output `" + letters + "` holds outputs of journal [-0-9a-f]{36}, this "
            + "run writes those of journal [-0-9a-f]{36}; name another output, or delete it and `"
            + market.output().resolve(".dead-letters.csv.turgo") + "`\\R"), outcome::err);
        assertFalse(outcome.err().contains("\tat "));
        assertEquals(texts, market.texts());
    }

    @Test
    void outputsThatWereCut() throws IOException {
        run(market);
        final Path bars = market.output().resolve("bars.csv");
        final long committed = Files.size(bars);
        try (RandomAccessFile file = new RandomAccessFile(bars.toFile(), "rw")) {
            file.setLength(committed - 1);
        }
        assertRefused(ExitCode.USER, "output `" + bars + "` has " + (committed - 1) + " bytes < committed=" + committed
            + ", it was cut or replaced; restore it, or delete it and `" + market.output().resolve(".bars.csv.turgo")
            + "` to have it written anew from the journal's beginning", run(market));
    }

    @Test
    void aJournalThatWasChanged() throws IOException {
        run(market);
        final Path file = newestJournalFile();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() - 3_000);
            final int old = bytes.read();
            bytes.seek(bytes.length() - 3_000);
            bytes.write(old ^ 0x10);
        }
        assertEquals(ExitCode.OK, run(market).code(), "a start behind a checkpoint does not need the damaged frame");
        final Turgo.Outcome replay = Turgo.run(market.replay());
        market.deleteCheckpoints();
        for (final Turgo.Outcome outcome : List.of(replay, run(market))) {
            assertEquals(ExitCode.FAILURE, outcome.code());
            assertTrue(outcome.err().matches("turgo: journal file " + file + " is damaged at offset \\d+: .*; restore "
                + "the file from a copy\\R"), outcome::err);
        }
    }

    @Test
    void aJournalFileThatWasCut() throws IOException {
        run(market);
        final Path file = newestJournalFile();
        final long length = Files.size(file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length / 2);
        }
        for (final Turgo.Outcome outcome : List.of(run(market), Turgo.run(market.replay()))) {
            assertEquals(ExitCode.FAILURE, outcome.code());
            assertTrue(outcome.err().matches("turgo: journal file " + file + " is cut: length " + length / 2
                + " < sealed length " + length + " \\(frames 1 to \\d+\\); restore the file from a copy\\R"),
                outcome::err);
        }
    }

    private Path newestJournalFile() throws IOException {
        try (Stream<Path> files = Files.walk(market.data().resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".cq4")).max(Path::compareTo).orElseThrow();
        }
    }

    /** The same name and source, but other stages. */
    @Test
    void aChangedPipeline() {
        final Pipeline other = Pipeline.named("market");
        other.source("trades", Schema.named("trades").int64("row").build(), EventTime.ingest())
            .to("bars", CsvFileSink.to(directory.resolve("other.csv")));
        Engine.start(other, Engine.context().journal(ChronicleJournal.open(market.data()))).close();
        final Turgo.Outcome outcome = run(market);
        assertEquals(ExitCode.USER, outcome.code());
        assertTrue(outcome.err().matches("turgo: the journal was written by another pipeline, whose sources or "
            + "reference tables this one does not have: it had `.*` where this one has `.*`; they keep their order, "
            + ".*; run the pipeline that wrote it, or give the changed one a data directory of its own\\R"),
            outcome::err);
    }

    @Test
    void aPipelineThatIsNotOnTheClassPath() {
        final Pipeline other = Pipeline.named("other");
        other.source("trades", Schema.named("trades").int64("row").build(), EventTime.ingest())
            .to("rows", CsvFileSink.to(directory.resolve("other.csv")));
        Engine.start(other, Engine.context().journal(ChronicleJournal.open(market.data()))).close();
        assertRefused(ExitCode.USER, "the journal in " + market.data()
            + " was written by pipeline `other`, which is not on the class path; there are [fx, market, order-watch, "
            + "revenue]; if it was one of SQL, name its file: `turgo replay FILE.sql --data " + market.data() + '`',
            Turgo.run(market.replay()));
    }

    @Test
    void aReplayOfNothing() {
        assertRefused(ExitCode.USER, "no journal in " + market.data()
            + ": journal.properties is missing; check the path", Turgo.run(market.replay()));
    }

    @Test
    void aReplayIntoOutputsThatAreThere() {
        run(market);
        final List<String> texts = market.texts();
        assertRefused(ExitCode.USER, "output directory " + market.output() + " is not empty, it has 6 files; name a "
            + "new one, a replay writes its outputs from their beginning",
            Turgo.run(market.replay("--output", market.output())));
        assertEquals(texts, market.texts());
    }

    @Test
    void aStretchThatCannotBe() {
        run(market);
        assertRefused(ExitCode.USER, "--from 500 (sequence 500) is behind --to 100 (sequence 100), exchange them",
            Turgo.run(market.replay("--from", 500, "--to", 100)));
        assertRefused(ExitCode.USER, "no row came in from 2013-11-25T00:00:00Z to 2013-11-26T00:00:00Z: these are the "
            + "times at which rows came in, not their own; `turgo journal info " + market.data() + "` says from when "
            + "to when", Turgo.run(market.replay("--from", "2013-11-25T00:00:00Z", "--to", "2013-11-26T00:00:00Z")));
        assertRefused(ExitCode.USER, "`noon` is neither a sequence (a whole number) nor a time such as "
            + "2026-01-31T12:00:00Z", Turgo.run(market.replay("--from", "noon")));
        assertRefused(ExitCode.USER, "sequence 99999999999999999999 > 9223372036854775807",
            Turgo.run(market.replay("--to", "99999999999999999999")));
    }

    @Test
    void anExampleThatIsNotNamedOrDoesNotExist() {
        assertRefused(ExitCode.USER, String.join("\n", "which example? There is",
            "  market     One-minute bars and price alerts from 100,000 real Bitcoin trades.",
            "  embedded   A trading service that embeds the engine: a verdict on each order, by callback.",
            "  nab        Scores metric series for anomalies, as the Numenta Anomaly Benchmark wants it.",
            "  fx         The quotes of two venues as one market: best prices, alerts, bars, as-of join.",
            "  revenue    The revenue of each customer of a shop in the last 24 hours.",
            "Run 'turgo example --help' for what there is."), Turgo.run("example"));
        assertRefused(ExitCode.USER, String.join("\n",
            "command 'markt' is not known. Did you mean 'market'?", "Run 'turgo example --help' for what there is."),
            Turgo.run("example", "markt"));
    }

    @Test
    void aThreadPlanThatDoesNotExist() {
        final Turgo.Outcome outcome = run(market, "--threads", "sharded");
        assertEquals(ExitCode.USER, outcome.code());
        assertTrue(outcome.err().contains("thread plan `sharded` is none of fused, pipelined and sharded:N, where N is "
            + "the number of workers, e.g. sharded:4"), outcome::err);
    }

    @Test
    void helpTellsTheOptions() {
        final Turgo.Outcome help = Turgo.succeed("example", "market", "--help");
        for (final String option : List.of("--data", "--output", "--input", "--durability", "--threads")) {
            assertTrue(help.out().contains(option), help::out);
        }
        assertTrue(Turgo.succeed("example", "--help").out().contains("  market  "));
    }
}

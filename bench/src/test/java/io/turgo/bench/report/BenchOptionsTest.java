package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class BenchOptionsTest {
    private final StringWriter out = new StringWriter();
    private final Measuring measuring = new Measuring();
    @TempDir
    private Path directory;

    private int run(String... args) {
        return new CommandLine(measuring).setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(args);
    }

    @Test
    void resultsGoWhereTheyAreWanted() {
        assertEquals(0, run("--quick", "--results", directory.toString()));
        assertTrue(measuring.options.quick());
        assertTrue(Files.exists(directory.resolve("measuring.md")));
        assertEquals("\"./turgo --quick --results " + directory + "\"",
            JsonFacts.of(directory.resolve("measuring.json")).get("/commandLine"));
        assertTrue(out.toString().contains("results are in " + directory.resolve("measuring.md")), out.toString());
    }

    @Test
    void aPartHasFilesOfItsOwn() {
        measuring.parts = List.of("some", "more");
        assertEquals(0, run("--results", directory.toString()));
        assertTrue(Files.exists(directory.resolve("measuring-some-more.md")));
        assertFalse(Files.exists(directory.resolve("measuring.md")));
        assertTrue(out.toString().contains("measuring-some-more.md"), out.toString());
    }

    @Test
    void withoutAWishTheyGoToTheProject() {
        new CommandLine(measuring).parseArgs();
        assertFalse(measuring.options.quick());
        assertEquals(Path.of("target/bench"), measuring.options.directory());
        assertEquals(Path.of("bench", "results"), measuring.options.results());
    }

    @Test
    void anOptionWithoutItsValueIsAnError() {
        assertEquals(CommandLine.ExitCode.USAGE, run("--results"));
        assertTrue(out.toString().contains("--results"), out.toString());
    }

    @Command(name = "measuring")
    static final class Measuring implements Callable<Integer> {
        @Mixin
        private BenchOptions options;
        private List<String> parts = List.of();

        @Override
        public Integer call() {
            options.finish(options.report("Measured", parts));
            return 0;
        }
    }
}

package io.turgo.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Suites two at a time: most of what they take is the start of processes and the pace of their input. */
class TortureCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void anUnknownSuiteIsOneLineWithThoseThereAre() {
        assertEquals(1, run("torture", "--suite", "kill,flood"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("suite=flood"), err.toString());
        Suites.of(List.of()).forEach(suite ->
            assertTrue(err.toString().contains(suite.name()), err.toString()));
    }

    @Test
    void aCaseIsOfOneSuite() {
        assertEquals(1, run("torture", "--case", "1", "--suite", "kill,pid"));
    }

    @Test
    void whatIsNoJdkIsRefused() {
        assertEquals(1, run("torture", "--jdk", directory.toString()));
        assertTrue(err.toString().contains(directory.toString()), err.toString());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void killsLoseAndRepeatNothing() throws IOException {
        final Path results = directory.resolve("results");
        requirePassed("kill", 1);
        assertTrue(Files.readString(results.resolve("torture.md")).contains("kill"));
        assertTrue(Files.exists(results.resolve("torture.json")));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void killsOfAProcessThatIsPostedToLoseAndRepeatNothing() throws IOException {
        requirePassed("http", 1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void haltsAtFailpointsLoseAndRepeatNothing() throws IOException {
        requirePassed("failpoints", 1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void damageIsMendedOrRefusedByName() throws IOException {
        requirePassed("corruption", 1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void processIdsComeAgain() throws IOException {
        requirePassed("pid", 2);
    }

    /** Where it cannot be done, the command says so and goes on. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatWasReleasedAtDiskSurvivesAPowerCut() throws IOException {
        requirePassed("powercut", 1);
    }

    /** Where it cannot be done, the command says so and goes on. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFullDiskIsWaitedOut() throws IOException {
        requirePassed("diskfull", 1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void readersThatLagSkipNothing() throws IOException {
        requirePassed("retention", 1);
    }

    private void requirePassed(String suite, int count) throws IOException {
        final Path cases = directory.resolve("cases");
        assertEquals(0, run("torture", "--suite", suite, "--count", "" + count, "--jobs", "1", "--dir",
            cases.toString(), "--results", directory.resolve("results").toString()), err::toString);
        try (var left = Files.list(cases)) {
            assertEquals(List.of(), left.filter(each -> each.getFileName().toString().startsWith(suite)).toList());
        }
    }
}

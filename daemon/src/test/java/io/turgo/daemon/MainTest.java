package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private String line(int index) {
        return err.toString().lines().skip(index).findFirst().orElse("");
    }

    @Test
    void findsCommandsThroughTheServiceLoaderAndPassesTheirOptions() {
        assertEquals(ExitCode.OK, run("probe", "ok", "--size", "5"));
        assertEquals("size 5", out.toString().strip());
        assertEquals("", err.toString());
    }

    @Test
    void returnsTheCodeOfTheCommand() {
        assertEquals(7, run("probe", "seven"));
    }

    @ParameterizedTest
    @CsvSource({
        "user,        1, turgo: slotBytes=64 < record=91 (trade)",
        "environment, 2, 'turgo: /data is locked by process 12, stop it'",
        "engine,      3, turgo: stage bars failed",
        "wrapped,     1, turgo: inside a wrapper",
        "defect,      3, turgo: unexpected IllegalStateException: first line; run with --verbose for the stack trace",
        "error,       3, turgo: unexpected AssertionError: not an Exception; run with --verbose for the stack trace",
        "silent,      3, turgo: unexpected NullPointerException; run with --verbose for the stack trace",
    })
    void answersErrorsWithOneLineAndTheirCode(String end, int code, String message) {
        assertEquals(code, run("probe", end));
        assertEquals(message, err.toString().strip());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "engine", "wrapped", "defect", "error", "silent"})
    void showsStackTracesOnRequest(String end) {
        run("probe", end, "--verbose");
        assertTrue(err.toString().contains("at io.turgo.daemon.FakeCommand.call("), err.toString());
        assertFalse(line(0).contains("--verbose"), line(0));
    }

    @Test
    void verboseMayStandBeforeTheCommandToo() {
        run("--verbose", "probe", "engine");
        assertTrue(err.toString().contains("Caused by: java.lang.IllegalStateException: inner"), err.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "porbe,               turgo: command 'porbe' is not known. Did you mean 'probe'?, turgo",
        "xyzzy,               turgo: command 'xyzzy' is not known, turgo",
        "--verbos,            turgo: option '--verbos' is not known. Did you mean '--verbose'?, turgo",
        "probe ok --szie=3,   turgo: option '--szie' is not known. Did you mean '--size'?, turgo probe",
        "probe ok more,       turgo: argument 'more' is not known, turgo probe",
        "probe,               turgo: Missing required parameter: '<end>', turgo probe",
        "'',                  turgo: a command is missing, turgo",
    })
    void answersMisuseWithTheNearestNameAndTheHelpToRead(String args, String message, String command) {
        assertEquals(ExitCode.USER, run(args.isEmpty() ? new String[0] : args.split(" ")));
        assertEquals(message, line(0));
        assertEquals("Run '" + command + " --help' for what there is.", line(1));
        assertEquals(2, err.toString().lines().count());
    }

    @Test
    void saysWhichValueOfAnOptionIsWrong() {
        assertEquals(ExitCode.USER, run("probe", "ok", "--size", "big"));
        assertEquals("turgo: Invalid value for option '--size': 'big' is not an int", line(0));
    }

    @Test
    void helpListsCommandsByName() {
        assertEquals(ExitCode.OK, run("--help"));
        String help = out.toString();
        assertTrue(help.indexOf("probe") > 0 && help.indexOf("version  ") > 0, help);
        assertTrue(help.matches("(?s).*\\R +3 +the engine stopped.*ended by Ctrl-C or SIGTERM.*"), help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe", "version"})
    void everyCommandHasHelp(String command) {
        assertEquals(ExitCode.OK, run(command, "--help"));
        assertTrue(out.toString().startsWith("Usage: turgo " + command), out.toString());
        assertTrue(out.toString().contains("--verbose"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void versionNamesTheProductAndTheJdk(String arg) {
        assertEquals(ExitCode.OK, run(arg));
        String[] lines = out.toString().lines().toArray(String[]::new);
        assertTrue(lines[0].startsWith("turgo "), lines[0]);
        assertTrue(lines[1].startsWith("JDK " + System.getProperty("java.version")), lines[1]);
    }
}

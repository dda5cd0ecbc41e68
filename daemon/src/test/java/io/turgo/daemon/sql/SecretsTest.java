package io.turgo.daemon.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.gate.ShopJournal;
import io.turgo.daemon.log.ProcessLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passwords, tokens and what comes from the environment are in nothing that a command says or leaves behind. */
class SecretsTest {
    private static final String PASSWORD = "pa\"ss''wo$rd";
    private static final String TOKEN = "token-0123456789";
    /** A variable that every process has, in place of one with a password in it. */
    private static final String VARIABLE = "PATH";
    private static final String SOURCE = "SET 'turgo.http.bind' = '127.0.0.1:0';\nSET 'turgo.http.token' = '" + TOKEN
        + "';\nCREATE TABLE s (a INT) WITH ('connector' = 'datagen', 'number-of-rows' = '5');\n";
    private static final String SINK = "CREATE TABLE t (a INT) WITH ('connector' = 'jdbc', 'url' = 'jdbc:talkative:${"
        + VARIABLE + "}', 'table-name' = 't', 'username' = 'bob', 'password' = '" + PASSWORD + "');\n";
    private static final String INSERT = "INSERT INTO t SELECT a FROM s;\n";

    private final TalkativeDriver driver = new TalkativeDriver();
    @TempDir
    private Path directory;

    @BeforeEach
    void register() throws SQLException {
        DriverManager.registerDriver(driver);
    }

    @AfterEach
    void deregister() throws SQLException {
        DriverManager.deregisterDriver(driver);
        ProcessLog.open(new ProcessLog.Settings(null, null, 1, 1));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("secret.sql"), text);
    }

    private static void requireClean(String what, String text) {
        for (final String secret : List.of(PASSWORD, PASSWORD.replace("''", "'"), TOKEN, System.getenv(VARIABLE),
            "in-the-url", "second-line")) {
            assertFalse(text.contains(secret), () -> secret + " is in " + what + ":\n" + text);
        }
    }

    private static ShopJournal.Ended turgo(Object... args) {
        final ShopJournal.Ended ended = ShopJournal.turgo(args);
        requireClean(List.of(args).toString(), ended.out() + ended.err());
        return ended;
    }

    @Test
    void explainAndCheckDoNotShowThem() throws IOException {
        final Path file = file(SOURCE + SINK + INSERT);
        assertTrue(turgo("explain", file).out().contains("sink t"));
        turgo("check", file, "--flink");
    }

    @Test
    void aRunThatFailsDoesNotShowThemInAnyLogNorLeavesThemBehind() throws IOException {
        final Path file = file(SOURCE + SINK + INSERT);
        final Path data = directory.resolve("data");
        for (final String format : List.of("text", "json")) {
            final ShopJournal.Ended ended = turgo("run", file, "--data", data, "--verbose", "--log", format,
                "--log-file", directory.resolve(format));
            assertEquals(2, ended.code(), ended::toString);
            final String text = ended.err() + Files.readString(directory.resolve(format + ".0"));
            assertTrue(text.contains("no way to jdbc:talkative:${PATH}"), text);
            assertTrue(text.contains("cannot connect to jdbc:talkative:${PATH}"), text);
            requireClean("the log", text);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (final Path each : files.filter(Files::isRegularFile).toList()) {
                requireClean(each.toString(), new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
            }
        }
        assertEquals(0, turgo("journal", "info", data).code());
        assertEquals(0, turgo("journal", "dump", data).code());
    }

    static Stream<String> brokenFiles() {
        return Stream.of(
            SOURCE + SINK.replace("'username' = 'bob', ", "") + INSERT,
            SOURCE + SINK.replace("');", "' 'x');") + INSERT,
            SOURCE + SINK.replace("'password' =", "'password'") + INSERT,
            SOURCE + SINK.replace("'password' =", "'password' = -- it's\n") + INSERT,
            SOURCE + SINK.replace("'table-name' = 't'", "'table-nme' = 't'") + INSERT,
            SOURCE + SINK.replace("${PATH}", "//bob:in-the-url@h/d") + INSERT,
            SOURCE + SINK.replace("${PATH}", "h;password=in-the-url") + INSERT,
            SOURCE + SINK.replace("'username' = 'bob'", "'lookup.cache' = '${PATH}'") + INSERT,
            SOURCE + SINK.replace("'password' = '", "'password' = 'second-line\nsecond-line")
                + "INSERT INTO u SELECT 1",
            "SET 'turgo.http.token' '" + TOKEN + "';", "SET 'turgo.threads' = '${PATH}';" + SOURCE + SINK + INSERT,
            "SET 'turgo.http.tokn' = '" + TOKEN + "';" + SINK + SOURCE + INSERT);
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void whatIsWrongIsShownWithoutThem(String text) throws IOException {
        final Path file = file(text);
        turgo("check", file, "--verbose");
        turgo("explain", file, "--verbose");
        assertTrue(turgo("run", file, "--data", directory.resolve("data"), "--verbose").code() > 0);
    }
}

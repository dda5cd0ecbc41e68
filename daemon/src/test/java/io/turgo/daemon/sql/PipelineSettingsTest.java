package io.turgo.daemon.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.gate.ShopJournal;
import io.turgo.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may set, and what is said of anything else. */
class PipelineSettingsTest {
    private static final Pattern NAME = Pattern.compile("static final String \\w+\\s*=\\s*\"(turgo\\.[a-z.]+[a-z])\";");
    /** Properties of a process, which no file sets. */
    private static final Set<String> NOT_OF_FILES = Set.of(
        "turgo.log.level", "turgo.terminal.columns");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"turgo.sql.distinct.mots, turgo.sql.distinct.most", "turgo.threds, turgo.threads",
        "turgo.http.bnd, turgo.http.bind", "turgo.journal.retain.tiem, turgo.journal.retain.time",
        "turgo.durabilty, turgo.durability"})
    void theOneThatIsMeantIsNamed(String misspelled, String meant) {
        final String message = assertThrows(ConfigurationException.class,
            () -> PipelineSettings.apply(Map.of(misspelled, "1"))).getMessage();
        assertTrue(message.contains("did you mean `" + meant + "`"), message);
        assertTrue(message.endsWith("; there are " + String.join(", ", PipelineSettings.known())), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "COUNT(DISTINCT v) | raise it by SET 'turgo.sql.distinct.most' or use APPROX_COUNT_DISTINCT",
        "SUM(DISTINCT v) | raise it by SET 'turgo.sql.distinct.most'",
        "AVG(DISTINCT v) | raise it by SET 'turgo.sql.distinct.most'",
        "AVG(DISTINCT CAST(v AS DECIMAL(9, 2))) | raise it by SET 'turgo.sql.distinct.most'"})
    void aBoundThatAFileSetsIsCalledAsItSetsIt(String aggregate, String remedy) throws IOException {
        Files.writeString(directory.resolve("in.csv"), "1\n2\n3\n");
        final Path file = Files.writeString(directory.resolve("bound.sql"), """
            SET 'turgo.http.bind' = 'off';
            SET 'turgo.sql.distinct.most' = '2';
            CREATE TABLE t (v INT) WITH ('connector' = 'filesystem', 'path' = 'in.csv', 'format' = 'csv');
            CREATE TABLE o (k INT, n DECIMAL(38, 6), PRIMARY KEY (k) NOT ENFORCED)
              WITH ('connector' = 'blackhole');
            """ + "INSERT INTO o SELECT 1, CAST(" + aggregate + " AS DECIMAL(38, 6)) FROM t GROUP BY 1;");
        final ShopJournal.Ended ended = ShopJournal.turgo("run", file, "--data", directory.resolve("data"));
        assertEquals(3, ended.code(), ended::toString);
        assertTrue(ended.err().contains("different values=3 > 2, its bound, " + remedy), ended::toString);
    }

    /** Whoever gives a setting a name and does not add it to the list of its class is told so here. */
    @Test
    void everySettingThatIsNamedIsKnown() throws IOException {
        final Set<String> named = new TreeSet<>();
        for (final String module : new String[] {"engine", "journal", "operators", "connectors", "sql", "daemon"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (final Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    final Matcher names = NAME.matcher(Files.readString(file));
                    while (names.find()) {
                        named.add(names.group(1));
                    }
                }
            }
        }
        named.removeAll(NOT_OF_FILES);
        assertEquals(new TreeSet<>(PipelineSettings.known()), named);
    }

    @Test
    void everySettingIsInTheDocuments() throws IOException {
        final String document = Files.readString(Path.of("..", "docs", "sql.md"));
        PipelineSettings.known().forEach(each -> assertTrue(document.contains("| `" + each + "` | "), each));
    }

    /** Texts that do not compress, some two megabytes: by default all of them are in one file. */
    @ParameterizedTest
    @CsvSource({"1048576, 2", "67108864, 1"})
    void aJournalHasTheFileSizeThatAFileSets(String size, int least) throws IOException {
        final Random random = new Random(1);
        final StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            final byte[] text = new byte[180];
            random.nextBytes(text);
            lines.append(HexFormat.of().formatHex(text)).append('\n');
        }
        Files.writeString(directory.resolve("in.csv"), lines);
        final Path data = directory.resolve("data");
        final ShopJournal.Ended ended = ShopJournal.turgo("run", texts(size), "--data", data);
        assertEquals(0, ended.code(), ended::toString);
        try (Stream<Path> files = Files.walk(data)) {
            final long count = files.filter(each -> each.toString().endsWith(".cq4")).count();
            assertTrue(least == 1 ? count == 1 : count >= least, "files=" + count);
        }
    }

    @ParameterizedTest
    @CsvSource({"1048577, is not a multiple of 65536", "many, is not a number of bytes"})
    void aFileSizeThatIsNoneIsRefused(String size, String reason) throws IOException {
        Files.writeString(directory.resolve("in.csv"), "1\n");
        final ShopJournal.Ended refused =
            ShopJournal.turgo("run", texts(size), "--data", directory.resolve("refused"));
        assertEquals(1, refused.code(), refused::toString);
        assertTrue(refused.err().contains("turgo.journal.file.size=" + size + ' ' + reason), refused::toString);
    }

    private Path texts(String size) throws IOException {
        return Files.writeString(directory.resolve("texts.sql"), """
            SET 'turgo.http.bind' = 'off';
            SET 'turgo.journal.file.size' = '%s';
            CREATE TABLE t (v STRING) WITH ('connector' = 'filesystem', 'path' = 'in.csv', 'format' = 'csv');
            CREATE TABLE o (v STRING) WITH ('connector' = 'blackhole');
            INSERT INTO o SELECT v FROM t;
            """.formatted(size));
    }
}

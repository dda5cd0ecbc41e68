package io.turgo.examples.nab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabExampleTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir
    private Path directory;

    private static List<String> series(long seed, int rows) {
        final Random random = new Random(seed);
        final List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        LocalDateTime time = LocalDateTime.of(2015, 2, 26, 21, 42, 53);
        for (int i = 0; i < rows; i++) {
            time = random.nextInt(50) == 0 ? time : time.plusMinutes(5);
            lines.add(TIME.format(time) + ',' + (random.nextInt(100) == 0 ? 50 : random.nextInt(10)));
        }
        return lines;
    }

    private Path write(String name, List<String> lines) throws IOException {
        final Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, lines);
    }

    @Test
    void noScoreOfAnyDetectorDependsOnLaterRows() throws IOException {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final List<String> lines = series(seed, 1_500);
        final int prefix = 700 + new Random(seed).nextInt(700);
        write("whole/a/series.csv", lines);
        write("prefix/a/series.csv", lines.subList(0, prefix));
        for (final DetectorName detector : DetectorName.values()) {
            for (final String input : List.of("whole", "prefix")) {
                Turgo.succeed("example", "nab", "--detector", detector, "--input", directory.resolve(input),
                    "--output", directory.resolve("scores-" + input));
            }
            final List<String> whole = Files.readAllLines(directory.resolve("scores-whole/a/series.csv"));
            assertEquals(lines.size(), whole.size());
            assertEquals(whole.subList(0, prefix), Files.readAllLines(directory.resolve("scores-prefix/a/series.csv")),
                () -> detector + ", repeat with -Dturgo.seed=" + seed);
        }
    }

    @Test
    void writesEveryRowInItsPlaceWithAScore() throws IOException {
        final List<String> lines = series(3, 800);
        lines.set(700, lines.get(700).substring(0, lines.get(700).indexOf(',') + 1));
        write("in/b/c/series.csv", lines);
        write("in/other.csv", series(4, 40));
        final Turgo.Outcome outcome = Turgo.succeed("example", "nab", "--input", directory.resolve("in"),
            "--output", directory.resolve("out"));
        assertEquals("840 rows of 2 series scored by auto; scores are in " + directory.resolve("out"),
            outcome.out().strip());
        assertEquals(41, Files.readAllLines(directory.resolve("out/other.csv")).size());
        final List<String> scores = Files.readAllLines(directory.resolve("out/b/c/series.csv"));
        assertEquals("timestamp,value,anomaly_score", scores.get(0));
        for (int i = 1; i < lines.size(); i++) {
            final String[] given = lines.get(i).split(",", -1);
            final String[] written = scores.get(i).split(",", -1);
            assertEquals(given[0], written[0]);
            assertEquals(given[1].isEmpty(), written[1].isEmpty());
            final double score = Double.parseDouble(written[2]);
            assertTrue(score >= 0 && score <= 1, scores.get(i));
        }
        assertTrue(scores.get(701).endsWith(",,0.0") || scores.get(700).endsWith(",,0.0"), scores.get(700));
    }

    @Test
    void withoutInputItMakesSeriesAndFindsWhatIsOddInThem() throws IOException {
        final Path out = directory.resolve("made-out");
        final Turgo.Outcome outcome = Turgo.succeed("example", "nab", "--output", out);
        assertTrue(outcome.out().startsWith("no --input: 3 series are made up, --seed 1"), outcome.out());
        for (final String name : List.of("load", "requests", "temperature")) {
            final List<String> lines = Files.readAllLines(out.resolve("made/" + name + ".csv"));
            assertEquals(14 * 288 + 1, lines.size());
            final int odd = 9 * 288 + 144;
            assertTrue(alarms(lines.subList(odd, odd + 150)) > 0, name + " is found");
            assertTrue(alarms(lines.subList(750, odd)) <= 6, name + " has few false alarms");
        }
    }

    private static long alarms(List<String> lines) {
        return lines.stream()
            .filter(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)) >= 0.5).count();
    }

    @Test
    void refusesAnInputThatIsNone() throws IOException {
        Files.createDirectories(directory.resolve("empty"));
        final Turgo.Outcome empty = Turgo.run("example", "nab", "--input", directory.resolve("empty"));
        assertEquals(1, empty.code());
        assertTrue(empty.err().contains("has no *.csv below it"), empty.err());
        final Turgo.Outcome absent = Turgo.run("example", "nab", "--input", directory.resolve("absent"));
        assertEquals(1, absent.code());
        assertTrue(absent.err().contains("is no directory, name one with *.csv below it"), absent.err());
        final Turgo.Outcome unknown = Turgo.run("example", "nab", "--detector", "magic");
        assertEquals(1, unknown.code());
        assertTrue(unknown.err().contains("page-hinkley"), unknown.err());
    }
}

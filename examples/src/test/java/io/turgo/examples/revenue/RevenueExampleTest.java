package io.turgo.examples.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.ChildTurgo;
import io.turgo.examples.Turgo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The revenue example over orders that are made up. {@code -Dturgo.seed=N} repeats a run's draws. */
class RevenueExampleTest {
    private static final int KILLS = 2 * Integer.getInteger("turgo.rounds", 1);
    private static final int MOST_KILL_MS = 3_000;
    private static final int MOST_LATE_S = (int) RevenuePipeline.DISORDER.toSeconds();
    private static final List<String> FILES = List.of("at-lines.csv", "changes.csv", "dead-letters.csv");

    private final long seed = Long.getLong("turgo.seed", System.nanoTime());
    private final String repeat = "repeat with -Dturgo.seed=" + seed;
    private final Random random = new Random(seed);

    @TempDir
    private Path directory;

    private List<String> orders() throws IOException {
        try (InputStream stream = MadeOrders.of(seed).open()) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines));
    }

    private Object[] command(String name, Object... more) {
        final List<Object> args = new ArrayList<>(List.of("example", "revenue",
            "--data", directory.resolve(name + "-data"), "--output", directory.resolve(name)));
        args.addAll(List.of(more));
        return args.toArray();
    }

    private List<String> written(String name, String file) throws IOException {
        final List<String> lines = Files.readAllLines(directory.resolve(name).resolve(file));
        return lines.subList(1, lines.size());
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    @Test
    void agreesWithAPlainComputationOverSeveralFiles() throws IOException {
        final List<String> orders = orders();
        final int cut = 1 + random.nextInt(orders.size() - 1);
        final List<String> rest = new ArrayList<>(List.of(orders.get(0)));
        rest.addAll(orders.subList(cut, orders.size()));
        final Turgo.Outcome outcome = Turgo.succeed(command("out", "--threads", "sharded:2",
            "--input", write("first.csv", orders.subList(0, cut)), write("second.csv", rest)));
        assertFalse(outcome.out().contains("made up"), outcome::out);
        final PlainRevenue plain = new PlainRevenue(orders);
        assertEquals(sorted(plain.atLines()), sorted(written("out", "at-lines.csv")), repeat);
        assertEquals(sorted(plain.changes()), sorted(written("out", "changes.csv")), repeat);
        assertEquals(List.of(), written("out", "dead-letters.csv"), repeat);
        assertEquals("0", outcome.fact("late"), repeat);
    }

    @Test
    void disorderWithinTheBoundChangesNothing() throws IOException {
        final List<String> orders = orders();
        final Map<String, LocalDateTime> arrivals = new HashMap<>();
        for (int i = 1; i < orders.size(); i++) {
            arrivals.put(orders.get(i), PlainRevenue.time(orders.get(i)).plusSeconds(random.nextInt(MOST_LATE_S)));
        }
        final List<String> shuffled = new ArrayList<>(orders);
        shuffled.subList(1, shuffled.size()).sort(Comparator.comparing(arrivals::get));
        Turgo.succeed(command("plain", "--input", write("orders.csv", orders)));
        final Turgo.Outcome outcome = Turgo.succeed(command("shuffled", "--input", write("shuffled.csv", shuffled)));
        assertEquals("0", outcome.fact("late"), repeat);
        assertEquals(sorted(written("plain", "changes.csv")), sorted(written("shuffled", "changes.csv")), repeat);
    }

    @Test
    void saysThatItsOrdersAreMadeUpAndResumes() throws IOException {
        final Turgo.Outcome first = Turgo.succeed(command("out", "--seed", 7));
        assertTrue(first.out().startsWith("no --input: two weeks of orders are made up, --seed 7"), first::out);
        final List<String> before = written("out", "changes.csv");
        final Turgo.Outcome second = Turgo.succeed(command("out", "--seed", 7));
        assertTrue(second.fact("events").startsWith("0 new"), second::out);
        assertEquals(before, written("out", "changes.csv"));
        assertEquals(first.hashes(), second.hashes());
    }

    @Test
    void aKillInTheMiddleChangesNoByte() throws Exception {
        Turgo.succeed(command("undisturbed", "--seed", seed));
        for (int i = 0; i < KILLS; i++) {
            try (ChildTurgo child = ChildTurgo.start(directory, command("killed", "--seed", seed))) {
                child.endsWithin(random.nextInt(MOST_KILL_MS));
                child.kill();
            }
        }
        Turgo.succeed(command("killed", "--seed", seed, "--threads", "sharded:2"));
        for (final String file : FILES) {
            assertEquals(Files.readString(directory.resolve("undisturbed").resolve(file)),
                Files.readString(directory.resolve("killed").resolve(file)), repeat);
        }
    }
}

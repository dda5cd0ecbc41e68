package io.turgo.bench.torture;

import io.turgo.daemon.Main;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.SystemEpochClock;

/**
 * Kills {@code turgo run market.sql} again and again at random moments, on all thread plans, then lets it come to its
 * end. Its files must then have the bytes of a run that nobody disturbed, and a run once more must add nothing.
 */
final class DaemonSuite implements Suite {
    private static final Path FILE = Path.of("examples", "market", "market.sql");
    private static final String DECLARED = "../../turgo-out/market.sql/";
    private static final List<String> OUTPUTS = List.of("alerts.csv", "bars.csv");
    private static final int MOST_KILLS = 8;
    private static final int LEAST_MS = 200;
    private static final EpochClock CLOCK = SystemEpochClock.INSTANCE;

    @Override
    public String name() {
        return "daemon";
    }

    @Override
    public String title() {
        return "kill -9 of `turgo run market.sql`";
    }

    @Override
    public int usualCount() {
        return 100;
    }

    @Override
    public String unavailable(Stage stage) {
        return Files.exists(file()) ? null : "there is no " + file() + ", start by ./turgo";
    }

    private static Path file() {
        return Path.of(System.getProperty("turgo.home", "")).resolve(FILE);
    }

    @Override
    public void run(Trial trial) {
        final Path undisturbed = prepared(trial.directory().resolve("undisturbed"));
        final long usualMs = end(trial, undisturbed);
        final Path killed = prepared(trial.directory().resolve("killed"));
        final int kills = 1 + trial.below(MOST_KILLS);
        for (int i = 0; i < kills; i++) {
            try (Child child = start(trial, killed)) {
                if (child.awaitEnd(LEAST_MS + trial.below((int) Math.max(1, usualMs))) || !child.kill()) {
                    requireEnd(child);
                    trial.tally().count("ends before a kill");
                    break;
                }
                trial.tally().count(Files.exists(killed.resolve("out").resolve(OUTPUTS.get(1)))
                    ? "kills with outputs" : "kills before the first output");
                trial.tally().add(1);
            }
        }
        end(trial, killed);
        requireSame(undisturbed, killed);
        end(trial, killed);
        requireSame(undisturbed, killed);
    }

    private static Path prepared(Path directory) {
        try {
            Files.createDirectories(directory.resolve("out"));
            final String sql = Files.readString(file());
            if (!sql.contains(DECLARED)) {
                throw new CaseFailure(file() + " does not write to " + DECLARED);
            }
            Files.writeString(directory.resolve("market.sql"), sql.replace(DECLARED, "out/"));
            return directory;
        } catch (IOException e) {
            throw new EnvironmentException("cannot prepare " + directory + ": " + e, e);
        }
    }

    private static Child start(Trial trial, Path directory) {
        final String threads = trial.oneOf("fused", "pipelined", "sharded:2");
        return Child.start(new JvmCommand(trial.jdk(), List.of("-Dturgo.http.bind=0",
            "-Dturgo.checkpoint.interval.ms=" + trial.oneOf(100, 500, 10_000)), Main.class,
            List.of("run", "market.sql", "--data", "data", "--threads", threads)).words(), directory);
    }

    /** Runs to the end; gives how long that took, in ms. */
    private static long end(Trial trial, Path directory) {
        final long startMs = CLOCK.time();
        try (Child child = start(trial, directory)) {
            if (!child.awaitEnd(Job.PATIENCE_MS)) {
                throw new CaseFailure("a run does not end: " + child.tail());
            }
            requireEnd(child);
        }
        return CLOCK.time() - startMs;
    }

    private static void requireEnd(Child child) {
        if (child.exitCode() != 0) {
            throw new CaseFailure("a run ended with " + child.exitCode() + ": " + child.tail());
        }
    }

    private static void requireSame(Path undisturbed, Path killed) {
        for (final String output : OUTPUTS) {
            final byte[] wanted = bytes(undisturbed.resolve("out").resolve(output));
            final byte[] found = bytes(killed.resolve("out").resolve(output));
            if (!Arrays.equals(wanted, found)) {
                throw new CaseFailure(output + " differs from that of an undisturbed run at byte "
                    + Arrays.mismatch(wanted, found) + ": " + wanted.length + " and " + found.length
                    + " bytes, " + lines(wanted) + " and " + lines(found) + " lines");
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CaseFailure(file + " cannot be read: " + e);
        }
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().count();
    }
}

package io.turgo.examples.market;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data and an output directory of the market example.
 *
 * @param data   the data directory
 * @param output the output directory
 */
record Market(Path data, Path output) {
    static final List<String> FILES = List.of("bars.csv", "alerts.csv", "dead-letters.csv");

    static Market in(Path directory) {
        return new Market(directory.resolve("data"), directory.resolve("out"));
    }

    /** The command line of a run. */
    Object[] run(Object... more) {
        final List<Object> args = new ArrayList<>(List.of("example", "market", "--data", data, "--output", output));
        args.addAll(List.of(more));
        return args.toArray();
    }

    Turgo.Outcome succeed(Object... more) {
        return Turgo.succeed(run(more));
    }

    /** Loses all checkpoints, which costs the next start time and nothing else. */
    void deleteCheckpoints() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("checkpoints"))) {
            for (final Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** The command line of a replay. */
    Object[] replay(Object... more) {
        final List<Object> args = new ArrayList<>(List.of("replay", "--data", data));
        args.addAll(List.of(more));
        return args.toArray();
    }

    /** All output files' texts, in the order of {@link #FILES}. */
    List<String> texts() {
        return texts(output);
    }

    static List<String> texts(Path directory) {
        return FILES.stream().map(file -> text(directory.resolve(file))).toList();
    }

    static List<String> lines(Path directory, String file) {
        return text(directory.resolve(file)).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

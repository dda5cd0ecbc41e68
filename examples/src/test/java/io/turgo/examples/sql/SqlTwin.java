package io.turgo.examples.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An example in Java and its twin in SQL, over one input: both write the same bytes, the twin also when it is run again
 * and when its journal is replayed.
 *
 * @param directory for everything
 * @param name      of the example
 * @param input     the option value in the twin that says where the input is
 * @param outputs   the files that both write
 */
record SqlTwin(Path directory, String name, String input, List<String> outputs) {
    /** @param options of the Java example that say what comes in */
    void requireSameBytes(Object... options) throws IOException {
        final Path in = directory.resolve("in.csv");
        Turgo.succeed(example(options, "--write-input", in));
        Turgo.succeed(example(options, "--durability", "none", "--data", directory.resolve("java-data"), "--output",
            directory.resolve("java")));
        final Path file = file(in);
        final Turgo.Outcome first = Turgo.succeed("run", file, "--data", directory.resolve("data"));
        requireSame("sql");
        final Turgo.Outcome again = Turgo.succeed("run", file, "--data", directory.resolve("data"));
        assertTrue(again.out().contains("nothing new: the journal has all of the input already;"), again::toString);
        assertEquals(first.hashes(), again.hashes());
        requireSame("sql");
        Turgo.succeed(
            "replay", file, "--data", directory.resolve("data"), "--output", directory.resolve("replayed"));
        requireSame("replayed");
    }

    private Object[] example(Object[] options, Object... more) {
        final Object[] args = new Object[2 + options.length + more.length];
        args[0] = "example";
        args[1] = name;
        System.arraycopy(options, 0, args, 2, options.length);
        System.arraycopy(more, 0, args, 2 + options.length, more.length);
        return args;
    }

    private Path file(Path in) throws IOException {
        final String sql = Documents.read("examples/" + name + '/' + name + ".sql");
        final String declared = "../../turgo-out/" + name + ".sql/";
        assertTrue(sql.contains(declared) && sql.contains(input), "where it reads and writes");
        Files.createDirectories(directory.resolve("sql"));
        return Files.writeString(directory.resolve(name + ".sql"), "SET 'turgo.http.bind' = 'off';\n"
            + sql.replace(input, in.getFileName().toString()).replace(declared, "sql/"));
    }

    private void requireSame(String twin) throws IOException {
        for (final String output : outputs) {
            final Path expected = directory.resolve("java").resolve(output);
            assertTrue(Files.readAllLines(expected).size() > 1, output + " has rows");
            assertEquals(-1, Files.mismatch(expected, directory.resolve(twin).resolve(output)), output);
        }
    }
}

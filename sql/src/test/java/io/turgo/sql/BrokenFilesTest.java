package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.sql.text.SqlException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that are wrong, and beside each what is said of it: at which line and column, and what to do. */
class BrokenFilesTest {
    private static final int LEAST = 90;

    private static Path root() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(BrokenFilesTest.class.getResource("/broken")).toURI());
    }

    @Test
    void everyFileGetsItsMessage() throws IOException, URISyntaxException {
        final List<Path> files;
        try (Stream<Path> all = Files.list(root())) {
            files = all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
        assertTrue(files.size() >= LEAST, "files: " + files.size());
        final List<String> expected = new ArrayList<>();
        final List<String> found = new ArrayList<>();
        for (final Path file : files) {
            expected.add(Files.readString(Path.of(file.toString().replace(".sql", ".txt"))).strip());
            found.add(message(file));
        }
        assertEquals(String.join("\n\n", expected), String.join("\n\n", found));
    }

    private static String message(Path file) throws IOException {
        final String name = file.getFileName().toString();
        final String text = Files.readString(file);
        return assertThrows(SqlException.class,
            () -> SqlFile.of(name, text, file.getParent(), Map.of()).plan(), name).getMessage();
    }
}

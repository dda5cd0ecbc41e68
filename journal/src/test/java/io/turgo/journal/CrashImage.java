package io.turgo.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a killed process leaves behind: a copy of a data directory whose journal is open and at rest. */
public final class CrashImage {
    private CrashImage() {
    }

    /** Copies a tree. */
    public static Path copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (final Path path : paths.collect(Collectors.toList())) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }

    /** Removes a tree. */
    public static void removeAll(Path root) throws IOException {
        final List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
        }
        for (final Path path : paths) {
            Files.delete(path);
        }
    }

    /** All excerpt files of a journal, in order. */
    static List<Path> files(Path root) {
        final JournalDirectory directory = new JournalDirectory(root);
        return directory.generations().stream().flatMap(generation -> directory.files(generation).stream())
            .map(directory::path).collect(Collectors.toList());
    }

    static Path lastFile(Path root) {
        final List<Path> files = files(root);
        return files.get(files.size() - 1);
    }
}

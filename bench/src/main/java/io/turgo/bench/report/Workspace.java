package io.turgo.bench.report;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory of its own for one run; deleted with all its files when closed, or when the process is asked to end. */
public final class Workspace implements AutoCloseable {
    private final Path path;
    private final Thread atExit = new Thread(this::deleteAtExit, "bench-workspace");

    /** @param parent created if it is not there, and kept */
    public Workspace(Path parent) {
        try {
            Files.createDirectories(parent);
            path = Files.createTempDirectory(parent, "run-");
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make a directory in " + parent + ": " + e
                + "; name another with --dir", e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** The directory. */
    public Path path() {
        return path;
    }

    /** How many of the files in it, and below, end so. */
    public long count(String suffix) {
        return files().stream().filter(file -> file.toString().endsWith(suffix)).count();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (final IOException e) {
            throw new EnvironmentException("cannot list " + path + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (final IllegalStateException e) {
            return; // the process is ending: the hook deletes
        }
        delete();
    }

    /** Others may still be writing: what cannot be deleted stays. */
    private void deleteAtExit() {
        try {
            delete();
        } catch (final EnvironmentException | UncheckedIOException e) {
            System.err.println("turgo: " + path + " is left: " + e.getMessage());
        }
    }

    private void delete() {
        for (final Path file : files()) {
            try {
                Files.deleteIfExists(file);
            } catch (final IOException e) {
                throw new EnvironmentException("cannot delete " + file + ": " + e, e);
            }
        }
    }
}

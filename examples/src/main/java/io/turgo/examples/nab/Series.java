package io.turgo.examples.nab;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One series.
 *
 * @param name  where its file lies below the input directory, and its scores below the output directory
 * @param bytes its CSV
 */
record Series(String name, ByteSource bytes) {
    /** All files {@code *.csv} below a directory, by name. */
    static List<Series> below(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException("input `" + directory + "` is no directory, name one with *.csv below it");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Series> all = files.filter(file -> file.toString().endsWith(".csv")).sorted()
                .map(file -> new Series(directory.relativize(file).toString(), ByteSource.file(file))).toList();
            if (all.isEmpty()) {
                throw new ConfigurationException("input `" + directory + "` has no *.csv below it");
            }
            return all;
        } catch (final IOException e) {
            throw new EnvironmentException("cannot list `" + directory + "`: " + IoReason.of(e), e);
        }
    }
}

package io.turgo.bench.memory;

import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a load has come to.
 *
 * @param rows       of state while it was largest
 * @param stateBytes off the heap, index included
 * @param first      bytes of the older checkpoint's files
 * @param second     bytes of the newer one's
 */
record Footprint(long rows, long stateBytes, long first, long second) {
    static Footprint of(long rows, long stateBytes, Path checkpoints) {
        return new Footprint(rows, stateBytes, bytes(checkpoints.resolve("a")), bytes(checkpoints.resolve("b")));
    }

    /** The lengths of all files below a directory, holes included. */
    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            long sum = 0;
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (final IOException e) {
            throw new EnvironmentException("cannot measure `" + directory + "`: " + IoReason.of(e), e);
        }
    }

    long total() {
        return stateBytes + first + second;
    }
}

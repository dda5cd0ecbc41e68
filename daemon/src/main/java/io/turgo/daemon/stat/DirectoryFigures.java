package io.turgo.daemon.stat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the files of a data directory tell of its checkpoints.
 *
 * @param checkpointBytes length of all checkpoints' files together
 * @param checkpointAtNs  when the newest was published, in epoch ns; 0 if there is none
 */
public record DirectoryFigures(long checkpointBytes, long checkpointAtNs) {
    /** Of a directory without checkpoints, or of no directory. */
    public static final DirectoryFigures NONE = new DirectoryFigures(0, 0);

    private static final String CHECKPOINTS = "checkpoints";
    private static final String MANIFEST = "manifest";
    private static final List<String> PLACES = List.of("a", "b");

    /** Looks; what is exchanged meanwhile counts as it is found. */
    public static DirectoryFigures of(Path data) {
        final Path root = data.resolve(CHECKPOINTS);
        if (!Files.isDirectory(root)) {
            return NONE;
        }
        long newest = 0;
        for (final String place : PLACES) {
            newest = Math.max(newest, modifiedNs(root.resolve(place).resolve(MANIFEST)));
        }
        return new DirectoryFigures(bytes(root), newest);
    }

    private static long modifiedNs(Path file) {
        try {
            return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        } catch (IOException absent) {
            return 0;
        }
    }

    private static long bytes(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.mapToLong(DirectoryFigures::lengthOf).sum();
        } catch (IOException | java.io.UncheckedIOException exchanged) {
            return 0;
        }
    }

    private static long lengthOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }
}

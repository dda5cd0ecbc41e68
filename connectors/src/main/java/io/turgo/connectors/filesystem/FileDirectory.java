package io.turgo.connectors.filesystem;

import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a directory and those below it. Names that begin with a dot or an underscore are passed over, as are
 * those that do not match.
 *
 * @param root    the directory
 * @param pattern what the whole path of a file must match, or null
 */
record FileDirectory(Path root, Pattern pattern) {
    /** The paths of the files there are now, relative to the directory and with slashes, in their order. */
    List<String> names() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> Files.isRegularFile(path) && isWanted(path)).map(this::name).sorted().toList();
        } catch (final UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return names();
            }
            throw unreadable(e.getCause());
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    private boolean isWanted(Path path) {
        for (final Path part : root.relativize(path)) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return false;
            }
        }
        return pattern == null || pattern.matcher(path.toString()).matches();
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private EnvironmentException unreadable(IOException e) {
        return new EnvironmentException("directory `" + root + "` cannot be listed: " + IoReason.of(e)
            + "; mend that and start again", e);
    }
}

package io.turgo.journal;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the parts of a data directory are; see the package's description. Immutable. */
final class JournalDirectory {
    static final String FILE_SUFFIX = ".cq4";
    private static final int GENERATION_DIGITS = 6;
    private static final Pattern GENERATION = Pattern.compile("g(\\d{6,9})");

    private final Path root;

    JournalDirectory(Path root) {
        if (root.toString().isEmpty()) {
            throw new ConfigurationException("the data directory's name is empty; name a directory");
        }
        this.root = root;
    }

    static String generationName(int generation) {
        final String digits = Integer.toString(generation);
        return "g" + "0".repeat(Math.max(0, GENERATION_DIGITS - digits.length())) + digits;
    }

    Path root() {
        return root;
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    Path propertiesFile() {
        return root.resolve("journal.properties");
    }

    Path readers() {
        return root.resolve("readers");
    }

    Path frames() {
        return root.resolve("journal");
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path manifestFile() {
        return frames().resolve("sealed");
    }

    /** Where room is reserved for a file that has not begun. */
    Path roomFile() {
        return frames().resolve("room");
    }

    Path generation(int generation) {
        return frames().resolve(generationName(generation));
    }

    Path path(CycleFile file) {
        return generation(file.generation()).resolve(file.name());
    }

    /** The generation directories there are, in order. */
    List<Integer> generations() {
        final List<Integer> found = new ArrayList<>();
        for (final String name : names(frames())) {
            final Matcher matcher = GENERATION.matcher(name);
            if (matcher.matches()) {
                found.add(Integer.valueOf(matcher.group(1)));
            }
        }
        Collections.sort(found);
        return found;
    }

    /** The excerpt files of a generation, in order; none if there is no such directory. */
    List<CycleFile> files(int generation) {
        final List<CycleFile> found = new ArrayList<>();
        for (final String name : names(generation(generation))) {
            if (name.endsWith(FILE_SUFFIX)) {
                found.add(new CycleFile(generation, name));
            }
        }
        Collections.sort(found);
        return found;
    }

    /** The names in a directory, in no order; none if there is no such directory. One that cannot be read is told. */
    static List<String> names(Path directory) {
        final List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> found.add(entry.getFileName().toString()));
        } catch (NoSuchFileException e) {
            return found; // removed meanwhile
        } catch (IOException e) {
            throw new EnvironmentException("cannot list " + directory + ": " + e + "; check its permissions", e);
        }
        return found;
    }
}

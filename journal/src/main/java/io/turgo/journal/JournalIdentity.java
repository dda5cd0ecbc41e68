package io.turgo.journal;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;

/** The {@code journal.properties} file: {@code format} (major.minor) and {@code id} (UUID). */
final class JournalIdentity {
    /** A journal of another major version is refused; a newer minor version only adds what may be ignored. */
    static final int FORMAT_MAJOR = 1;
    static final String FORMAT = FORMAT_MAJOR + ".0";

    private JournalIdentity() {
    }

    /** Reads the identity, or makes a journal with a new one of a directory that has none. */
    static UUID readOrCreate(JournalDirectory directory, Supplier<UUID> newId) {
        try {
            if (Files.notExists(directory.propertiesFile())) {
                create(directory, newId.get());
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot create a journal in " + directory.root() + ": " + e
                + "; check that it is writable and has space", e);
        }
        return read(directory);
    }

    private static void create(JournalDirectory directory, UUID id) throws IOException {
        if (!directory.generations().isEmpty()) {
            throw new EngineException(directory.propertiesFile() + " is missing, but " + directory.frames()
                + " holds frames; restore it from a copy");
        }
        DurableFiles.createDirectories(directory.frames());
        Manifest.create(directory, id);
        DurableFiles.replace(directory.propertiesFile(), "format=" + FORMAT + "\nid=" + id + "\n");
    }

    /** Reads the identity and checks the format. */
    static UUID read(JournalDirectory directory) {
        final Path file = directory.propertiesFile();
        if (Files.notExists(file)) {
            throw new ConfigurationException(
                "no journal in " + directory.root() + ": " + file.getFileName() + " is missing; check the path");
        }
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new EnvironmentException("cannot read " + file + ": " + e + "; check its permissions", e);
        }
        requireFormat(file, properties.getProperty("format", "missing"));
        return parseId(file, properties.getProperty("id", "missing"));
    }

    private static void requireFormat(Path file, String format) {
        if (!format.matches(FORMAT_MAJOR + "\\.\\d+")) {
            throw new ConfigurationException(file + ": journal format " + format + " != supported format "
                + FORMAT + "; open it with a version of that format");
        }
    }

    private static UUID parseId(Path file, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new EngineException(file + ": journal id " + id + " is not a UUID; restore the file from a copy", e);
        }
    }
}

package io.turgo.examples;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An example's input as one file, for its twin in SQL. */
public final class InputFile {
    private InputFile() {
    }

    /**
     * Writes all of an input to a file, which is replaced if there is one; the caller's thread.
     *
     * @throws EnvironmentException if the input cannot be read or the file not be written
     */
    public static void write(ByteSource input, Path file) {
        try (InputStream bytes = input.open()) {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw new EnvironmentException(
                "input `" + input + "` cannot be written to `" + file + "`: " + IoReason.of(e), e);
        }
    }
}

package io.turgo.daemon;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests find the files at the project's root. */
final class Checkout {
    private Checkout() {
    }

    /** The nearest directory upwards from the working directory that has the launcher. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("turgo"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}

package io.turgo.bench.torture;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of the operating system. */
final class Tool {
    private static final String PLACES = ":/usr/sbin:/sbin";

    private Tool() {
    }

    /**
     * Runs a command to its end.
     *
     * @return what it wrote, without white space at its ends
     * @throws EnvironmentException if it cannot be run or fails, with what it wrote
     */
    static String run(String... command) {
        try {
            final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().merge("PATH", PLACES, String::concat);
            final Process process = builder.start();
            final String text =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.onExit().join().exitValue() != 0) {
                throw new EnvironmentException(String.join(" ", command) + " failed: " + text);
            }
            return text;
        } catch (final IOException e) {
            throw new EnvironmentException(String.join(" ", List.of(command)) + " cannot be run: " + e, e);
        }
    }
}

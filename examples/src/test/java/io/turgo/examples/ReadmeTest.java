package io.turgo.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java sample is compiled as it stands there and prints what the README says. */
class ReadmeTest {
    private static final int HEADER = 1;
    private static final int ROWS = 3;

    private final Readme readme = new Readme();

    @Test
    void theSamplePrintsWhatTheReadmeSays(@TempDir Path directory) throws Exception {
        readme.compile("QuickStart", directory, System.getProperty("java.class.path"));
        try (ChildTurgo child = ChildTurgo.startSample(directory, "QuickStart")) {
            readme.requireOutput("QuickStart", child);
        }
    }

    @Test
    void whenRunAgainItAddsNothing(@TempDir Path directory) throws Exception {
        readme.compile("QuickStart", directory, System.getProperty("java.class.path"));
        try (ChildTurgo child = ChildTurgo.startSample(directory, "QuickStart")) {
            assertEquals(HEADER + ROWS, child.outcome().out().lines().count());
        }
        try (ChildTurgo child = ChildTurgo.startSample(directory, "QuickStart")) {
            assertEquals(HEADER, child.outcome().out().lines().count());
        }
    }

    @Test
    void theSampleIsTheSourceFile() {
        readme.requireSource("QuickStart");
    }
}

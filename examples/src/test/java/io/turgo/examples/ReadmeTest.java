package io.turgo.examples;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java sample is compiled as it stands there and prints what the README says. */
class ReadmeTest {
    private final Readme readme = new Readme();

    @Test
    void theSamplePrintsWhatTheReadmeSays(@TempDir Path directory) throws Exception {
        readme.compile("QuickStart", directory, System.getProperty("java.class.path"));
        for (int run = 0; run < 2; run++) {
            try (ChildTurgo child = ChildTurgo.startSample(directory, "QuickStart")) {
                readme.requireOutput("QuickStart", child);
            }
        }
    }

    @Test
    void theSampleIsTheSourceFile() {
        readme.requireSource("QuickStart");
    }
}

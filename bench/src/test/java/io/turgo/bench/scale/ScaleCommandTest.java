package io.turgo.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void anUnknownCurveIsOneLineWithTheOnesThereAre() {
        assertEquals(1, run("bench", "scale", "--curve", "stages,colour"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("curve=colour"), err.toString());
        Curves.all().forEach(curve -> assertTrue(err.toString().contains(curve.name()), err.toString()));
        assertEquals("", out.toString());
    }

    @Test
    void helpNamesEveryCurve() {
        assertEquals(0, run("bench", "scale", "--help"));
        final String help = out.toString().replaceAll("\\s+", " ");
        Curves.all().forEach(curve -> assertTrue(help.contains(curve.name()), curve.name() + " in " + help));
    }

    @Test
    void anOptionThatIsNoneIsRefused() {
        assertEquals(1, run("bench", "scale", "--slow"));
        assertTrue(err.toString().contains("--slow"), err.toString());
    }

    @Test
    void resultsAreWrittenAndPrinted() {
        final Path results = directory.resolve("results");
        assertEquals(0, run("bench", "scale", "--quick", "--curve", "stages", "--dir", directory.toString(),
            "--results", results.toString()), err.toString());
        for (final String file : new String[] {"scale.json", "scale.md", "scale-stages.svg"}) {
            assertTrue(Files.exists(results.resolve(file)), file);
        }
        assertTrue(err.toString().contains("1 curves") || err.toString().contains("1 curve"), err.toString());
        assertTrue(out.toString().contains("linear"), out.toString());
    }
}

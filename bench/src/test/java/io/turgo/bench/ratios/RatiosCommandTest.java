package io.turgo.bench.ratios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosCommandTest {
    private static final List<String> NAMES =
        List.of("journal-off", "burst", "latency", "allocation", "sql",
        "allocation-sql", "sustained", "checkpoints", "recovery");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void anUnknownComparisonIsOneLineWithTheOnesThereAre() {
        assertEquals(1, run("bench", "ratios", "--quick", "--only", "recovery,colour"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("colour"), err.toString());
        NAMES.forEach(name -> assertTrue(err.toString().contains(name), err.toString()));
    }

    @Test
    void helpNamesEveryComparison() {
        assertEquals(0, run("bench", "ratios", "--help"));
        NAMES.forEach(name -> assertTrue(out.toString().contains(name), out.toString()));
    }
}

package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Compares outputs with those of a reference: doubles within a tolerance, all else exactly. */
public final class Outputs {
    private static final double TOLERANCE = 1e-9;

    private Outputs() {
    }

    /** A number that is expected to be there within a distance. */
    public record Near(double value, double distance) {
    }

    /** Fails where the two differ, naming row and field. */
    public static void assertSame(List<Map<String, Object>> expected, List<Map<String, Object>> actual) {
        assertEquals(expected.size(), actual.size(), () -> "outputs: " + expected + "\nbut: " + actual);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(List.copyOf(expected.get(i).keySet()), List.copyOf(actual.get(i).keySet()));
            for (final String name : expected.get(i).keySet()) {
                final Map<String, Object> row = expected.get(i);
                assertSame(row.get(name), actual.get(i).get(name), () -> name + " of output " + row);
            }
        }
    }

    private static void assertSame(Object expected, Object actual, Supplier<String> what) {
        if (expected instanceof Near near) {
            assertEquals(near.value(), (Double) actual, near.distance(), what);
        } else if (expected instanceof Double number && Double.isFinite(number) && actual instanceof Double other) {
            assertEquals(number, other, TOLERANCE * Math.max(1e-3, Math.abs(number)), what);
        } else {
            assertEquals(expected, actual, what);
        }
    }
}

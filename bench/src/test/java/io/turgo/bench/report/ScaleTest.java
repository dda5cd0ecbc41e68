package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final Axis LINEAR = new Axis("linear", false);
    private static final Axis LOGARITHMIC = new Axis("logarithmic", true);
    private static final int MOST_TICKS = 14;

    private static double[] ticks(Axis axis, double... values) {
        return new Scale(axis, values, false, 0, 100).ticks();
    }

    @Test
    void linearTicksAreRound() {
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, ticks(LINEAR, 0.2, 4.7));
        assertArrayEquals(new double[] {-10, -5, 0, 5, 10, 15}, ticks(LINEAR, -7, 13));
    }

    @Test
    void fromZeroShowsZero() {
        assertEquals(0, new Scale(LINEAR, new double[] {90, 100}, true, 0, 1).ticks()[0]);
        assertEquals(90, new Scale(LINEAR, new double[] {90, 100}, false, 0, 1).ticks()[0]);
    }

    @Test
    void aFewDecadesHaveTicksBetween() {
        assertArrayEquals(new double[] {1, 2, 5, 10, 20}, ticks(LOGARITHMIC, 1.5, 19));
        assertArrayEquals(new double[] {0.1, 0.2}, ticks(LOGARITHMIC, 0.1));
    }

    @Test
    void manyDecadesHaveOneTickEachOrFewer() {
        assertArrayEquals(new double[] {1, 10, 100, 1_000, 10_000}, ticks(LOGARITHMIC, 1, 10_000));
        assertArrayEquals(new double[] {1, 100, 1e4, 1e6, 1e8, 1e10}, ticks(LOGARITHMIC, 1, 5e8, 3e9));
    }

    @Test
    void nothingToShowStillMakesAScale() {
        assertTrue(ticks(LINEAR).length >= 2 && ticks(LOGARITHMIC, -1, Double.NaN).length >= 2);
    }

    @Test
    void equalDistancesAreEqualDifferencesOrEqualRatios() {
        assertEquals(50, new Scale(LINEAR, new double[] {0, 10}, true, 0, 100).at(5), 1e-9);
        assertEquals(50, new Scale(LOGARITHMIC, new double[] {1, 10_000}, true, 0, 100).at(100), 1e-9);
        assertEquals(75, new Scale(LOGARITHMIC, new double[] {1, 10_000}, true, 100, 0).at(10), 1e-9);
    }

    @Property
    void allValuesFindRoomAndTicksAscend(@ForAll boolean logarithmic, @ForAll @IntRange(min = -12, max = 12) int decade,
            @ForAll @Size(min = 1, max = 10) List<@DoubleRange(min = 1e-2, max = 1e6) Double> drawn) {
        final Axis axis = logarithmic ? LOGARITHMIC : LINEAR;
        final double[] values = drawn.stream().mapToDouble(value -> value * Math.pow(10, decade)).toArray();
        final Scale scale = new Scale(axis, values, false, 0, 100);
        for (final double value : values) {
            final double at = scale.at(value);
            assertTrue(at > -1e-6 && at < 100 + 1e-6, value + " stands at " + at);
        }
        final double[] ticks = scale.ticks();
        assertTrue(ticks.length >= 2 && ticks.length <= MOST_TICKS, ticks.length + " ticks");
        for (int i = 1; i < ticks.length; i++) {
            assertTrue(ticks[i - 1] < ticks[i]);
        }
    }
}

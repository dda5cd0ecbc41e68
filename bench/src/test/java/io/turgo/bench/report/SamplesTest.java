package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {
    private static Samples of(double... values) {
        final Samples samples = new Samples();
        for (final double value : values) {
            samples.add(value);
        }
        return samples;
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(3, of(9, 3, 1).median());
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertEquals(2.5, of(9, 3, 2, 1).median());
    }

    @Test
    void nothingHasNoMedianAndNoSpread() {
        assertTrue(Double.isNaN(of().median()));
        assertEquals("-", of().spread());
    }

    @Test
    void theOrderOfMeasurementIsKept() {
        assertArrayEquals(new double[] {3, 1, 2}, of(3, 1, 2).values());
    }

    @Test
    void theSpreadNamesEndsAndNumber() {
        assertEquals("0.50 .. 2.00 of 3", of(2, 0.5, 1).spread());
        assertEquals("one run", of(1).spread());
    }

    @Test
    void theMedianOfLargeValuesIsOneOfTheirRange() {
        assertEquals(Double.MAX_VALUE, of(Double.MAX_VALUE, Double.MAX_VALUE).median());
        assertEquals(1.5e308, of(1.4e308, 1.6e308).median(), 1e293);
        assertEquals(0, of(-Double.MAX_VALUE, Double.MAX_VALUE).median());
    }

    @Property
    void halfOfTheValuesLieOnEachSideOfTheMedian(@ForAll @Size(min = 1, max = 20) double[] values) {
        final Samples samples = of(values);
        int below = 0;
        int above = 0;
        for (final double value : values) {
            below += value < samples.median() ? 1 : 0;
            above += value > samples.median() ? 1 : 0;
        }
        assertTrue(below <= values.length / 2 && above <= values.length / 2, below + " below, " + above + " above");
        assertTrue(samples.least() <= samples.median() && samples.median() <= samples.greatest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0.00", "0.00001 | 1.0e-05", "0.0145 | 0.0145", "0.6 | 0.60",
        "37.71 | 37.71", "139.04 | 139.0", "12345.6 | 12,346", "-0.5 | -0.50", "NaN | -", "Infinity | Infinity"})
    void figures(double value, String text) {
        assertEquals(text, Samples.figure(value));
    }
}

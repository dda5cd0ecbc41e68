package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "NUMBERS | 0 | 0", "NUMBERS | 0.5 | 0.5", "NUMBERS | 20 | 20", "NUMBERS | 1500 | 1.5k", "NUMBERS | 3e6 | 3M",
        "NUMBERS | 2.814e6 | 2.81M", "NUMBERS | 5e9 | 5G", "NUMBERS | -2000 | -2k", "NUMBERS | 0.001 | 0.001",
        "PERCENTILES | 1 | 0 %", "PERCENTILES | 10 | 90 %", "PERCENTILES | 1000 | 99.9 %",
        "PERCENTILES | 100000 | 99.999 %", "PERCENTILES | 2 | 50 %",
        "DURATIONS | 500 | 500 ns", "DURATIONS | 2000 | 2 us", "DURATIONS | 2500 | 2.50 us", "DURATIONS | 1e7 | 10 ms",
        "DURATIONS | 1e9 | 1 s"})
    void ticks(Axis.Ticks ticks, double value, String text) {
        assertEquals(text, ticks.text(value));
    }

    @Test
    void onlyPositiveNumbersStandOnALogarithmicAxis() {
        final Axis axis = Axis.durations("latency");
        assertTrue(axis.canShow(1e-9));
        assertFalse(axis.canShow(0) || axis.canShow(-1) || axis.canShow(Double.NaN));
        assertTrue(new Axis("difference", false).canShow(-1));
    }
}

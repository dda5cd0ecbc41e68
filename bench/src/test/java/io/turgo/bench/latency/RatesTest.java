package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class RatesTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "10k, 10000", "500_000, 500000", "1M, 1000000", "1.5m, 1500000", "100M, 100000000"})
    void read(String text, long rate) {
        assertEquals(rate, new Rates().convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "fast", "1.5", "101M", "1kk", "9999999999999"})
    void refused(String text) {
        assertThrows(TypeConversionException.class, () -> new Rates().convert(text));
    }
}

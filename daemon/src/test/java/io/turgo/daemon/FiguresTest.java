package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns", "7, 7 ns", "999, 999 ns", "1000, 1.00 us", "1234, 1.23 us", "9996, 10.0 us", "12345, 12.3 us",
        "999499, 999 us", "999500, 1.00 ms", "45600000, 45.6 ms", "12000000000, 12.0 s", "59999999999, 60.0 s",
        "60000000000, 1 min 0 s", "200000000000, 3 min 20 s", "7500000000000, 2 h 5 min",
    })
    void duration(long durationNs, String shown) {
        assertEquals(shown, Figures.duration(durationNs));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1000, 1000 B", "1024, 1.00 KiB", "1536, 1.50 KiB", "25125558682, 23.4 GiB",
        "9007199254740992, 8190 TiB"})
    void bytes(long bytes, String shown) {
        assertEquals(shown, Figures.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"5, 0, -", "0, 1000000000, 0/s", "12, 1000000000, 12/s", "1, 3000000000, 0.33/s",
        "1234567, 1000000000, 1.23 M/s", "999999, 1000000000, 1.00 M/s", "100000, 50000000, 2.00 M/s"})
    void rate(long events, long durationNs, String shown) {
        assertEquals(shown, Figures.rate(events, durationNs));
    }

    @ParameterizedTest
    @CsvSource({"0, '0'", "999, '999'", "1234567, '1,234,567'"})
    void count(long count, String shown) {
        assertEquals(shown, Figures.count(count));
    }
}

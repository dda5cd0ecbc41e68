package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns", "1, 1 ns", "850, 850 ns", "999, 999 ns", "1000, 1.00 us", "1004, 1.00 us", "1005, 1.01 us",
        "9994, 9.99 us", "9995, 10.0 us", "12345, 12.3 us", "99949, 99.9 us", "99950, 100 us", "999499, 999 us",
        "999500, 1.00 ms", "4560000, 4.56 ms", "999500000, 1.00 s", "60000000000, 60.0 s", "999499999999, 999 s",
        "999999999999, 1000 s", "1000000000000, 1000 s", "4567499999999, 4567 s", "4567500000000, 4568 s",
        "9223372036854775807, 9223372037 s", "-850, -850 ns", "-1500, -1.50 us",
        "-9223372036854775808, -9223372037 s"
    })
    void reads(long durationNs, String text) {
        assertEquals(text, DurationText.humanNs(durationNs));
    }

    @Property
    void agreesWithDecimalArithmetic(@ForAll @LongRange(min = 1_000, max = 999_499_999_999L) long durationNs) {
        final BigDecimal rounded = new BigDecimal(durationNs).round(new MathContext(3, RoundingMode.HALF_UP));
        final int thousands = (rounded.precision() - rounded.scale() - 1) / 3;
        final BigDecimal shown = rounded.movePointLeft(3 * thousands).round(new MathContext(3));
        final String unit = new String[] {"ns", "us", "ms", "s"}[thousands];
        assertEquals(shown.setScale(3 - (shown.precision() - shown.scale())).toPlainString() + " " + unit,
            DurationText.humanNs(durationNs));
    }
}

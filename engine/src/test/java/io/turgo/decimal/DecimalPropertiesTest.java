package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DecimalPropertiesTest {
    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Samples.decimals();
    }

    @Property(tries = 20_000)
    void operationsAgreeWithBigDecimal(
        @ForAll final Operation operation, @ForAll("decimals") final BigDecimal target,
        @ForAll("decimals") final BigDecimal a, @ForAll("decimals") final BigDecimal b,
        @ForAll @IntRange(max = 38) final int scale) {
        OperationCheck.checkAllAliases(operation, target, a, b, scale);
    }

    @Property
    void orderAndHashAreNumeric(
        @ForAll("decimals") final BigDecimal a, @ForAll("decimals") final BigDecimal b,
        @ForAll @IntRange(max = 38) final int scale) {
        final Decimal left = Decimal.of(a);
        final Decimal right = Decimal.of(b);
        assertEquals(Integer.signum(a.compareTo(b)), left.compareTo(right));
        assertEquals(Integer.signum(b.compareTo(a)), right.compareTo(left));
        assertEquals(a.compareTo(b) == 0, left.equals(right));
        final BigDecimal rescaled = Operation.inRange(a.setScale(scale, RoundingMode.HALF_UP));
        if (rescaled != null) {
            final Decimal other = Decimal.of(rescaled);
            final boolean same = rescaled.compareTo(a) == 0;
            assertEquals(same, other.equals(left));
            assertEquals(Integer.signum(rescaled.compareTo(a)), other.compareTo(left));
            assertEquals(same, same && other.hashCode() == left.hashCode());
        }
    }

    @Property
    void questionsAgreeWithBigDecimal(
        @ForAll("decimals") final BigDecimal value, @ForAll @IntRange(min = 1, max = 38) final int precision) {
        final Decimal decimal = Decimal.of(value);
        assertEquals(value.signum(), decimal.signum());
        assertEquals(value.signum() == 0, decimal.isZero());
        assertEquals(value.precision(), decimal.precision());
        assertEquals(value.precision() <= precision, decimal.fits(precision));
        assertEquals(value.unscaledValue().bitLength() < 64, decimal.fitsLong());
        assertEquals(value, new Decimal().set(decimal.high(), decimal.low(), decimal.scale()).toBigDecimal());
    }

    @Property
    void doubleValueIsNearest(@ForAll("decimals") final BigDecimal value) {
        assertEquals(Double.parseDouble(value.toString()) + 0.0, Decimal.of(value).doubleValue());
    }
}

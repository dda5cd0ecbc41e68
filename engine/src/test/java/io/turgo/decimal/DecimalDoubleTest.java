package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalDoubleTest {
    @Provide
    Arbitrary<Double> doubles() {
        final Arbitrary<Double> inRange = Combinators.combine(
            Arbitraries.longs(), Arbitraries.integers().between(-135, 70)).as((bits, power) ->
                Math.scalb((double) (bits >> 11), power));
        final Arbitrary<Double> ties = Combinators.combine(
            Arbitraries.longs().between(-100_000, 100_000), Arbitraries.integers().between(0, 12))
            .as((unscaled, power) -> unscaled / (double) (1L << power));
        final Arbitrary<Double> anyBits = Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        final Arbitrary<Double> edges = Arbitraries.of(
            0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, 1e38,
            Math.nextDown(1e38), 0x1p127, 0x1p126, 0x1p64, 0x1p63, 0x1p53, 0.5, 0.005, 1.005, 2.5);
        return Arbitraries.oneOf(inRange, ties, anyBits, edges);
    }

    @Property(tries = 10_000)
    void setDoubleRoundsTheExactValue(
        @ForAll("doubles") final double value, @ForAll @IntRange(max = 38) final int scale) {
        checkSetDouble(value, scale);
    }

    /** Doubles on both sides of the largest value that a scale holds. */
    @Property
    void setDoubleAtTheLimit(
        @ForAll @IntRange(max = 38) final int scale, @ForAll @IntRange(min = -3, max = 3) final int steps) {
        double value = new BigDecimal(Samples.LIMIT, scale).doubleValue();
        for (int step = 0; step < Math.abs(steps); step++) {
            value = steps < 0 ? Math.nextDown(value) : Math.nextUp(value);
        }
        checkSetDouble(value, scale);
        checkSetDouble(-value, scale);
    }

    private static void checkSetDouble(final double value, final int scale) {
        final BigDecimal expected =
            Operation.inRange(new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP));
        final Decimal decimal = Decimal.ofUnscaled(7, 3);
        if (expected == null) {
            assertThrows(DecimalOverflowException.class, () -> decimal.setDouble(value, scale));
            assertEquals("0.007", decimal.toString());
        } else {
            assertEquals(expected, decimal.setDouble(value, scale).toBigDecimal());
        }
    }

    /** Decimals half way between two doubles, and one unit beside: the last bit depends on the remainder alone. */
    @Property
    void halfWayCasesGoToTheNearest(
        @ForAll final long bits, @ForAll @IntRange(max = 72) final int shift,
        @ForAll @IntRange(min = -1, max = 1) final int beside, @ForAll @IntRange(max = 38) final int scale) {
        final long half = (bits >>> 10 | 1L << 53) << 1 >>> 1 | 1;
        final BigInteger unscaled = BigInteger.valueOf(half).shiftLeft(shift).add(BigInteger.valueOf(beside));
        final BigDecimal value = new BigDecimal(unscaled.mod(Samples.LIMIT), scale);
        assertEquals(Double.parseDouble(value.toString()), Decimal.of(value).doubleValue());
    }

    @Test
    void onlyFiniteDoublesAreDecimals() {
        final Decimal value = Decimal.ofUnscaled(7, 3);
        for (final double notANumber : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
            final ArithmeticException error =
                assertThrows(ArithmeticException.class, () -> value.setDouble(notANumber, 2));
            assertEquals(notANumber + " is no decimal, only finite doubles are", error.getMessage());
        }
        assertEquals("0.007", value.toString());
    }
}

package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class DecimalLimitsTest {
    private static final String NINES = "9".repeat(Decimal.MAX_PRECISION);

    @Test
    void powersOfTenAndTheLimit() {
        for (int exponent = 0; exponent <= Decimal.MAX_PRECISION; exponent++) {
            final BigInteger power = BigInteger.TEN.pow(exponent);
            assertEquals(power.longValue(), PowersOfTen.low(exponent));
            assertEquals(power.shiftRight(64).longValue(), PowersOfTen.high(exponent));
        }
        assertEquals(PowersOfTen.high(Decimal.MAX_PRECISION), Int128.LIMIT_HIGH);
        assertEquals(PowersOfTen.low(Decimal.MAX_PRECISION), Int128.LIMIT_LOW);
    }

    @Test
    void precisionAtEveryPowerOfTwoAndTen() {
        for (final BigInteger edge : Samples.EDGES) {
            final BigDecimal value = new BigDecimal(edge);
            assertEquals(value.precision(), Decimal.of(value).precision(), value::toString);
        }
    }

    @Test
    void everyPairOfEdges() {
        final Decimal target = new Decimal();
        for (final BigInteger left : Samples.EDGES) {
            final Decimal a = Decimal.of(new BigDecimal(left));
            for (final BigInteger right : Samples.EDGES) {
                final Decimal b = Decimal.of(new BigDecimal(right));
                OperationCheck.check(Operation.SUM, target.zero(0), a, b, 0);
                OperationCheck.check(Operation.PRODUCT, target.zero(0), a, b, 0);
                OperationCheck.check(Operation.QUOTIENT, target.zero(0), a, b, 0);
                assertEquals(left.compareTo(right), a.compareTo(b));
            }
        }
    }

    @Test
    void overflowExactlyAtTheLimit() {
        final Decimal value = Decimal.of(NINES);
        final Decimal one = Decimal.of("1");
        final DecimalOverflowException error =
            assertThrows(DecimalOverflowException.class, () -> value.add(one));
        assertEquals(NINES + " + 1 needs precision > 38", error.getMessage());
        assertEquals(NINES, value.toString());
        assertEquals("-" + NINES, value.negate(value).toString());
        assertThrows(DecimalOverflowException.class, () -> value.subtract(one));
        assertEquals("-" + NINES, value.toString());
        final BigInteger limit = Samples.LIMIT;
        assertThrows(
            DecimalOverflowException.class,
            () -> value.set(limit.shiftRight(64).longValue(), limit.longValue(), 0));
        assertThrows(DecimalOverflowException.class, () -> value.set(Long.MIN_VALUE, 0, 0));
        assertThrows(DecimalOverflowException.class, () -> value.set(Long.MAX_VALUE, -1, 0));
        assertEquals("-" + NINES, value.toString());
    }

    /** The raised operand passes 10^38, and even 2^127, while the sum does not. */
    @Test
    void sumsWhoseRaisedOperandAloneWouldNotFit() {
        final Decimal large = Decimal.of("18" + "0".repeat(36));
        final Decimal small = Decimal.of("-9" + "9".repeat(36) + ".9");
        assertEquals(large.toBigDecimal().add(small.toBigDecimal()), new Decimal().sum(large, small).toBigDecimal());
        assertEquals(
            small.toBigDecimal().add(large.toBigDecimal()), new Decimal().sum(small, large).toBigDecimal());
    }

    /** The true sum is 3.5 * 10^38, just past 2^128. */
    @Test
    void sumsPastTwoWordsOverflow() {
        final Decimal large = Decimal.of("3" + "0".repeat(19));
        final Decimal small = Decimal.of("5" + "0".repeat(18) + "." + "0".repeat(19));
        assertThrows(DecimalOverflowException.class, () -> new Decimal().sum(large, small));
        large.negate(large);
        assertThrows(DecimalOverflowException.class, () -> new Decimal().difference(large, small));
    }

    @Test
    void sumsOfTheLargestValuesOverflow() {
        final Decimal largest = Decimal.of(NINES);
        final Decimal smallest = Decimal.of("-" + NINES);
        assertThrows(DecimalOverflowException.class, () -> new Decimal().sum(largest, largest));
        assertThrows(DecimalOverflowException.class, () -> new Decimal().sum(smallest, smallest));
        assertTrue(new Decimal().sum(largest, smallest).isZero());
    }

    @Test
    void productScaleIsLimited() {
        final Decimal small = Decimal.ofUnscaled(1, 20);
        final DecimalOverflowException error =
            assertThrows(DecimalOverflowException.class, () -> new Decimal().product(small, small));
        assertTrue(error.getMessage().endsWith(" needs scale 40 > 38"), error.getMessage());
    }

    @Test
    void divisionByZeroNamesTheOperands() {
        final ArithmeticException error = assertThrows(
            ArithmeticException.class, () -> new Decimal().quotient(Decimal.of("1.5"), Decimal.of("0.00"), 2));
        assertEquals("1.5 / 0.00 divides by zero", error.getMessage());
    }

    @Test
    void requirePrecisionNamesValueAndBothPrecisions() {
        final Decimal value = Decimal.of("123.45");
        assertSame(value, value.requirePrecision(5, "price"));
        final DecimalOverflowException error =
            assertThrows(DecimalOverflowException.class, () -> value.requirePrecision(4, "price"));
        assertEquals("price=123.45 needs precision 5 > 4", error.getMessage());
    }

    @Test
    void argumentsOutsideTheirRangeAreRefused() {
        final Decimal value = Decimal.of("1.5");
        for (final int scale : new int[] {-1, 39, Integer.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> value.rescale(scale));
            assertThrows(IllegalArgumentException.class, () -> value.zero(scale));
            assertThrows(IllegalArgumentException.class, () -> value.setUnscaled(1, scale));
            assertThrows(IllegalArgumentException.class, () -> value.set(0, 1, scale));
            assertThrows(IllegalArgumentException.class, () -> value.setDouble(1, scale));
            assertThrows(IllegalArgumentException.class, () -> value.quotient(value, value, scale));
        }
        assertThrows(IllegalArgumentException.class, () -> value.fits(0));
        assertThrows(IllegalArgumentException.class, () -> value.requirePrecision(39, "x"));
        assertEquals("1.5", value.toString());
    }

    @Test
    void unscaledLong() {
        assertEquals(Long.MIN_VALUE, Decimal.ofUnscaled(Long.MIN_VALUE, 4).unscaledLong());
        assertEquals(Long.MAX_VALUE, Decimal.ofUnscaled(Long.MAX_VALUE, 4).unscaledLong());
        final Decimal wide = Decimal.of("9223372036854775808");
        assertFalse(wide.fitsLong());
        assertThrows(DecimalOverflowException.class, wide::unscaledLong);
    }

    @Test
    void bigDecimalsOutsideTheRangeAreRefused() {
        final Decimal value = Decimal.of("1.5");
        for (final String text : new String[] {"1E38", "1E-39", "0E-39", "1E+2147483647", "1" + NINES}) {
            assertThrows(DecimalOverflowException.class, () -> value.set(new BigDecimal(text)), text);
        }
        assertEquals("1.5", value.toString());
        assertEquals("1" + "0".repeat(37), Decimal.of(new BigDecimal("1E37")).toString());
        assertEquals("0", Decimal.of(new BigDecimal("0E+2147483647")).toString());
    }
}

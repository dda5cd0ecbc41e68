package io.turgo.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordDivisionTest {
    /** Words whose halves are full, empty or off by little: there the trial quotient needs its corrections. */
    @Provide
    Arbitrary<Long> words() {
        final Arbitrary<Long> halves = Arbitraries.of(
            0L, 1L, 2L, 0x7FFF_FFFEL, 0x7FFF_FFFFL, 0x8000_0000L, 0x8000_0001L, 0xFFFF_FFFEL, 0xFFFF_FFFFL);
        return Arbitraries.oneOf(
            halves.flatMap(high -> halves.map(low -> high << 32 | low)), Arbitraries.longs());
    }

    @Property(tries = 20_000)
    void oneWordDivisor(
        @ForAll("words") final long high, @ForAll("words") final long low, @ForAll("words") final long divisor) {
        Assume.that(divisor != 0);
        final long upper = Long.remainderUnsigned(high, divisor);
        final BigInteger expected = number(upper, low).divide(number(divisor));
        assertEquals(expected.longValue(), WordDivision.byWord(upper, low, divisor));
    }

    @Property(tries = 20_000)
    void twoWordDivisor(
        @ForAll("words") final long high, @ForAll("words") final long middle, @ForAll("words") final long low,
        @ForAll("words") final long divisorHigh, @ForAll("words") final long divisorLow) {
        final BigInteger divisor = number(divisorHigh | Long.MIN_VALUE, divisorLow);
        final BigInteger upper = number(high, middle).mod(divisor);
        checkTwoWords(upper, low, divisor);
        checkTwoWords(divisor.subtract(BigInteger.ONE), low, divisor);
    }

    private static void checkTwoWords(final BigInteger upper, final long low, final BigInteger divisor) {
        final BigInteger[] expected = upper.shiftLeft(64).add(number(low)).divideAndRemainder(divisor);
        final long divisorHigh = divisor.shiftRight(64).longValue();
        final long divisorLow = divisor.longValue();
        final long quotient = WordDivision.byTwoWords(
            upper.shiftRight(64).longValue(), upper.longValue(), low, divisorHigh, divisorLow);
        assertEquals(expected[0].longValue(), quotient);
        final long restHigh =
            WordDivision.remainderHigh(upper.longValue(), low, divisorHigh, divisorLow, quotient);
        assertEquals(expected[1], number(restHigh, low - quotient * divisorLow));
    }

    private static BigInteger number(final long... words) {
        BigInteger number = BigInteger.ZERO;
        for (final long word : words) {
            number = number.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(word)));
        }
        return number;
    }
}

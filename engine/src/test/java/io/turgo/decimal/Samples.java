package io.turgo.decimal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Decimals to test with: every size, and the edges where a word, a power of ten or the range ends. */
final class Samples {
    static final BigInteger LIMIT = BigInteger.TEN.pow(Decimal.MAX_PRECISION);
    static final List<BigInteger> EDGES = edges();

    private Samples() {
    }

    static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(unscaledValues(), Arbitraries.integers().between(0, Decimal.MAX_SCALE))
            .as(BigDecimal::new);
    }

    static Arbitrary<BigInteger> unscaledValues() {
        final Arbitrary<BigInteger> anyLength = Arbitraries.integers().between(1, Decimal.MAX_PRECISION)
            .flatMap(digits -> {
                final BigInteger bound = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
                return Arbitraries.bigIntegers().between(bound.negate(), bound);
            });
        return Arbitraries.oneOf(
            Arbitraries.of(EDGES), anyLength, Arbitraries.randomValue(Samples::binaryPattern),
            Arbitraries.longs().map(BigInteger::valueOf));
    }

    static BigDecimal random(final Random random) {
        final BigInteger unscaled;
        switch (random.nextInt(4)) {
            case 0:
                unscaled = EDGES.get(random.nextInt(EDGES.size()));
                break;
            case 1:
                unscaled = binaryPattern(random);
                break;
            case 2:
                unscaled = BigInteger.valueOf(random.nextLong() >> random.nextInt(64));
                break;
            default:
                final BigInteger magnitude =
                    new BigInteger(128, random).mod(BigInteger.TEN.pow(1 + random.nextInt(Decimal.MAX_PRECISION)));
                unscaled = random.nextBoolean() ? magnitude : magnitude.negate();
                break;
        }
        return new BigDecimal(unscaled, random.nextInt(Decimal.MAX_SCALE + 1));
    }

    /** Sums and differences of powers of two: long runs of ones and zeros, where trial quotients are too large. */
    private static BigInteger binaryPattern(final Random random) {
        BigInteger value = BigInteger.ZERO;
        for (int terms = 1 + random.nextInt(4); terms > 0; terms--) {
            final BigInteger power = BigInteger.ONE.shiftLeft(random.nextInt(127));
            value = random.nextBoolean() ? value.add(power) : value.subtract(power);
        }
        return value.remainder(LIMIT);
    }

    private static List<BigInteger> edges() {
        final List<BigInteger> bases = new ArrayList<>();
        for (int exponent = 0; exponent <= Decimal.MAX_PRECISION; exponent++) {
            bases.add(BigInteger.TEN.pow(exponent));
            bases.add(BigInteger.TEN.pow(exponent).shiftRight(1));
        }
        for (final int bits : new int[] {31, 32, 53, 63, 64, 65, 95, 96, 126}) {
            bases.add(BigInteger.ONE.shiftLeft(bits));
        }
        final List<BigInteger> edges = new ArrayList<>();
        for (final BigInteger base : bases) {
            for (int nearby = -1; nearby <= 1; nearby++) {
                final BigInteger edge = base.add(BigInteger.valueOf(nearby));
                if (edge.compareTo(LIMIT) < 0) {
                    edges.add(edge);
                    edges.add(edge.negate());
                }
            }
        }
        return edges;
    }
}

package io.turgo.decimal;

/** The powers of ten from 10^0 to 10^38 as two unsigned words, and the digit count that follows from them. */
final class PowersOfTen {
    /** Largest exponent whose power fits a signed word. */
    static final int MAX_LONG_EXPONENT = 18;
    /** Largest exponent whose power fits an unsigned word. */
    static final int MAX_WORD_EXPONENT = 19;

    private static final long[] HIGH = new long[Decimal.MAX_PRECISION + 1];
    private static final long[] LOW = new long[Decimal.MAX_PRECISION + 1];

    static {
        LOW[0] = 1;
        for (int exponent = 1; exponent < LOW.length; exponent++) {
            HIGH[exponent] = Int128.productHigh(HIGH[exponent - 1], LOW[exponent - 1], 0, 10);
            LOW[exponent] = LOW[exponent - 1] * 10;
        }
    }

    private PowersOfTen() {
    }

    static long high(final int exponent) {
        return HIGH[exponent];
    }

    /** Low word; up to {@link #MAX_WORD_EXPONENT} it is the whole power, unsigned. */
    static long low(final int exponent) {
        return LOW[exponent];
    }

    /**
     * Number of decimal digits of a magnitude below 10^38; zero has one. The bit length times log10(2), here 1233 /
     * 4096, is the digit count or one less, and one comparison decides which.
     */
    static int precision(final long high, final long low) {
        final int leadingZeros = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
        final int estimate = (128 - leadingZeros) * 1233 >>> 12;
        final boolean reached = Int128.compareMagnitude(high, low, HIGH[estimate], LOW[estimate]) >= 0;
        return Math.max(1, reached ? estimate + 1 : estimate);
    }

    /** Is the magnitude below 10^precision? */
    static boolean fits(final long high, final long low, final int precision) {
        return Int128.compareMagnitude(high, low, HIGH[precision], LOW[precision]) < 0;
    }
}

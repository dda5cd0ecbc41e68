package io.turgo.decimal;

/**
 * Division of unsigned multi-word integers, one quotient word at a time.
 *
 * <p>Source: D. E. Knuth, The Art of Computer Programming, volume 2, section 4.3.1, Algorithm D: the trial quotient
 * of the leading digits by the leading digit of a normalised divisor is at most two too large. It is used twice,
 * with 32-bit digits for a one-word divisor and with 64-bit digits for a two-word divisor.
 */
final class WordDivision {
    private static final long HALF_MASK = 0xFFFF_FFFFL;

    private WordDivision() {
    }

    /**
     * Quotient of a two-word dividend and a one-word divisor. The remainder is {@code low - quotient * divisor}.
     *
     * @param high    high word of the dividend, below the divisor (so that the quotient fits one word)
     * @param low     low word of the dividend
     * @param divisor not zero
     * @return the quotient, unsigned
     */
    static long byWord(final long high, final long low, final long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normal = divisor << shift;
        final long upper = high << shift | low >>> 1 >>> 63 - shift;
        final long lower = low << shift;
        final long first = halfDigit(upper, lower >>> 32, normal);
        final long rest = (upper << 32 | lower >>> 32) - first * normal;
        return first << 32 | halfDigit(rest, lower & HALF_MASK, normal);
    }

    /**
     * The 32-bit quotient digit of {@code upper * 2^32 + next} by a normalised divisor above {@code upper}. The
     * trial digit is at most 2^32 + 1, so that its product with the trailing half does not pass a word.
     */
    private static long halfDigit(final long upper, final long next, final long divisor) {
        final long leading = divisor >>> 32;
        final long trailing = divisor & HALF_MASK;
        long digit = Long.divideUnsigned(upper, leading);
        long rest = upper - digit * leading;
        while (rest >>> 32 == 0 && Long.compareUnsigned(digit * trailing, rest << 32 | next) > 0) {
            digit--;
            rest += leading;
        }
        return digit;
    }

    /**
     * Quotient of a three-word dividend and a normalised two-word divisor. The remainder is the dividend less
     * quotient times divisor; modulo 2^128 that is {@link #remainderHigh} and {@code low - quotient * divisorLow}.
     *
     * @param high        high word of the dividend; with {@code middle} below the divisor
     * @param middle      middle word of the dividend
     * @param low         low word of the dividend
     * @param divisorHigh high word of the divisor, its top bit set
     * @param divisorLow  low word of the divisor
     * @return the quotient, unsigned
     */
    static long byTwoWords(
        final long high, final long middle, final long low, final long divisorHigh, final long divisorLow) {
        long digit;
        long rest;
        boolean restIsWord;
        if (high == divisorHigh) {
            digit = -1L;
            rest = middle + divisorHigh;
            restIsWord = Int128.carry(rest, middle) == 0;
        } else {
            digit = byWord(high, middle, divisorHigh);
            rest = middle - digit * divisorHigh;
            restIsWord = true;
        }
        while (restIsWord
            && Int128.compareMagnitude(
                Int128.multiplyHighUnsigned(digit, divisorLow), digit * divisorLow, rest, low) > 0) {
            digit--;
            rest += divisorHigh;
            restIsWord = Int128.carry(rest, divisorHigh) == 0;
        }
        return digit;
    }

    /** High word of the remainder of {@link #byTwoWords}. */
    static long remainderHigh(
        final long middle, final long low, final long divisorHigh, final long divisorLow, final long quotient) {
        return middle - quotient * divisorHigh
            - Int128.multiplyHighUnsigned(quotient, divisorLow) - Int128.borrow(low, quotient * divisorLow);
    }
}

package io.turgo.decimal;

/**
 * Arithmetic on 128-bit integers held as two words, high and low. A value is two's complement; its magnitude is
 * unsigned. Results of two words are asked for one word at a time, so that they live in registers and nothing is
 * allocated.
 */
final class Int128 {
    /** High word of 10^38, the first magnitude out of range. */
    static final long LIMIT_HIGH = 0x4B3B4CA85A86C47AL;
    /** Low word of 10^38. */
    static final long LIMIT_LOW = 0x098A224000000000L;
    /** What {@link #productHigh} returns for a product that is out of range, whatever is then subtracted from it. */
    static final long TOO_LARGE = -1L;

    private Int128() {
    }

    static boolean fitsLong(final long high, final long low) {
        return high == low >> 63;
    }

    static long negateHigh(final long high, final long low) {
        return low == 0 ? -high : ~high;
    }

    static long magnitudeHigh(final long high, final long low) {
        return high < 0 ? negateHigh(high, low) : high;
    }

    static long magnitudeLow(final long high, final long low) {
        return high < 0 ? -low : low;
    }

    /** Is the two's complement value strictly between -10^38 and 10^38? */
    static boolean inRange(final long high, final long low) {
        return high < LIMIT_HIGH && high >= -LIMIT_HIGH
            || magnitudeInRange(magnitudeHigh(high, low), magnitudeLow(high, low));
    }

    /** Is the unsigned magnitude below 10^38? */
    static boolean magnitudeInRange(final long high, final long low) {
        return compareMagnitude(high, low, LIMIT_HIGH, LIMIT_LOW) < 0;
    }

    static int compare(final long xHigh, final long xLow, final long yHigh, final long yLow) {
        return xHigh == yHigh ? Long.compareUnsigned(xLow, yLow) : Long.compare(xHigh, yHigh);
    }

    static int compareMagnitude(final long xHigh, final long xLow, final long yHigh, final long yLow) {
        return xHigh == yHigh ? Long.compareUnsigned(xLow, yLow) : Long.compareUnsigned(xHigh, yHigh);
    }

    /** One if the addition of words that gave {@code sum}, one of them {@code addend}, carried; else zero. */
    static long carry(final long sum, final long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    /** One if {@code x - y} on unsigned words borrows, else zero. */
    static long borrow(final long x, final long y) {
        return Long.compareUnsigned(x, y) < 0 ? 1 : 0;
    }

    /** High word of the unsigned product of two unsigned words ({@code Math.unsignedMultiplyHigh} of JDK 18). */
    static long multiplyHighUnsigned(final long x, final long y) {
        return Math.multiplyHigh(x, y) + (x >> 63 & y) + (y >> 63 & x);
    }

    /**
     * High word of the unsigned product of two magnitudes, or {@link #TOO_LARGE} when the product is at least
     * 2^128 - 2^64, which is more than 3 * 10^38. The low word of the product is {@code xLow * yLow}.
     */
    static long productHigh(final long xHigh, final long xLow, final long yHigh, final long yLow) {
        final long carried = multiplyHighUnsigned(xLow, yLow);
        if ((xHigh | yHigh) == 0) {
            return carried;
        }
        if (xHigh != 0 && yHigh != 0) {
            return TOO_LARGE;
        }
        final long wide = xHigh != 0 ? xHigh : yHigh;
        final long other = xHigh != 0 ? yLow : xLow;
        final long high = wide * other + carried;
        final boolean wraps = multiplyHighUnsigned(wide, other) != 0 || carry(high, carried) != 0;
        return wraps ? TOO_LARGE : high;
    }
}

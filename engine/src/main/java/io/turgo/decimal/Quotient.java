package io.turgo.decimal;

/**
 * Division of decimals, rounded once, HALF_UP. The long division runs in decimal: the integer quotient first, then
 * up to 19 further digits of the remainder at a time, so that a numerator of 114 digits never has to exist.
 */
final class Quotient {
    private Quotient() {
    }

    /** Writes a / b, b not zero, at the scale into the target; false, target untouched, when out of range. */
    static boolean divide(final Decimal target, final Decimal a, final Decimal b, final int scale) {
        final int shift = scale + b.scale() - a.scale();
        if (shift >= 0 && shift <= PowersOfTen.MAX_LONG_EXPONENT && a.fitsLong() && b.fitsLong()) {
            final long power = PowersOfTen.low(shift);
            final long numerator = a.low() * power;
            if (Math.multiplyHigh(a.low(), power) == numerator >> 63 && numerator != Long.MIN_VALUE) {
                target.assignLong(divideLongs(numerator, b.low()), scale);
                return true;
            }
        }
        return divideWide(target, a, b, shift, scale);
    }

    /** The numerator is not Long.MIN_VALUE, whose quotient by -1 is no long. */
    private static long divideLongs(final long numerator, final long divisor) {
        final long quotient = numerator / divisor;
        final long rest = Math.abs(numerator - quotient * divisor);
        if (Long.compareUnsigned(rest << 1, Math.abs(divisor)) < 0) {
            return quotient;
        }
        return (numerator ^ divisor) < 0 ? quotient - 1 : quotient + 1;
    }

    private static boolean divideWide(
        final Decimal target, final Decimal a, final Decimal b, final int shift, final int scale) {
        final boolean negative = (a.high() ^ b.high()) < 0;
        final long high = Int128.magnitudeHigh(a.high(), a.low());
        final long low = Int128.magnitudeLow(a.high(), a.low());
        long divisorHigh = Int128.magnitudeHigh(b.high(), b.low());
        long divisorLow = Int128.magnitudeLow(b.high(), b.low());
        if (shift < 0) {
            final long powerLow = PowersOfTen.low(-shift);
            divisorHigh = Int128.productHigh(divisorHigh, divisorLow, PowersOfTen.high(-shift), powerLow);
            if (divisorHigh == Int128.TOO_LARGE) {
                target.assign(0, 0, scale);
                return true;
            }
            divisorLow *= powerLow;
        }
        final int digits = Math.max(0, shift);
        return divisorHigh == 0
            ? divideByWord(target, high, low, divisorLow, digits, negative, scale)
            : divideByTwoWords(target, high, low, divisorHigh, divisorLow, digits, negative, scale);
    }

    private static boolean divideByWord(
        final Decimal target, final long high, final long low, final long divisor,
        final int digits, final boolean negative, final int scale) {
        long quotientHigh = Long.divideUnsigned(high, divisor);
        long quotientLow = WordDivision.byWord(high - quotientHigh * divisor, low, divisor);
        long rest = low - quotientLow * divisor;
        for (int left = digits; left > 0; left -= PowersOfTen.MAX_WORD_EXPONENT) {
            final long power = PowersOfTen.low(Math.min(left, PowersOfTen.MAX_WORD_EXPONENT));
            final long next = WordDivision.byWord(Int128.multiplyHighUnsigned(rest, power), rest * power, divisor);
            rest = rest * power - next * divisor;
            quotientHigh = Int128.productHigh(quotientHigh, quotientLow, 0, power);
            if (quotientHigh == Int128.TOO_LARGE) {
                return false;
            }
            quotientLow = quotientLow * power + next;
            quotientHigh += Int128.carry(quotientLow, next);
        }
        final boolean up = Long.compareUnsigned(rest, divisor - rest) >= 0;
        return assignRounded(target, quotientHigh, quotientLow, up, negative, scale);
    }

    /** Dividend, divisor and remainders are shifted left alike, so that the divisor's top bit is set. */
    private static boolean divideByTwoWords(
        final Decimal target, final long high, final long low, final long divisorHigh, final long divisorLow,
        final int digits, final boolean negative, final int scale) {
        final int shift = Long.numberOfLeadingZeros(divisorHigh);
        final long normalHigh = divisorHigh << shift | divisorLow >>> 1 >>> 63 - shift;
        final long normalLow = divisorLow << shift;
        final long middle = high << shift | low >>> 1 >>> 63 - shift;
        final long last = low << shift;
        long quotientHigh = 0;
        long quotientLow = WordDivision.byTwoWords(high >>> 1 >>> 63 - shift, middle, last, normalHigh, normalLow);
        long restHigh = WordDivision.remainderHigh(middle, last, normalHigh, normalLow, quotientLow);
        long restLow = last - quotientLow * normalLow;
        for (int left = digits; left > 0; left -= PowersOfTen.MAX_WORD_EXPONENT) {
            final long power = PowersOfTen.low(Math.min(left, PowersOfTen.MAX_WORD_EXPONENT));
            final long carried = Int128.multiplyHighUnsigned(restLow, power);
            final long scaledMiddle = restHigh * power + carried;
            final long scaledHigh = Int128.multiplyHighUnsigned(restHigh, power) + Int128.carry(scaledMiddle, carried);
            final long scaledLow = restLow * power;
            final long next = WordDivision.byTwoWords(scaledHigh, scaledMiddle, scaledLow, normalHigh, normalLow);
            restHigh = WordDivision.remainderHigh(scaledMiddle, scaledLow, normalHigh, normalLow, next);
            restLow = scaledLow - next * normalLow;
            quotientHigh = Int128.productHigh(quotientHigh, quotientLow, 0, power);
            if (quotientHigh == Int128.TOO_LARGE) {
                return false;
            }
            quotientLow = quotientLow * power + next;
            quotientHigh += Int128.carry(quotientLow, next);
        }
        final long gapHigh = normalHigh - restHigh - Int128.borrow(normalLow, restLow);
        final boolean up = Int128.compareMagnitude(restHigh, restLow, gapHigh, normalLow - restLow) >= 0;
        return assignRounded(target, quotientHigh, quotientLow, up, negative, scale);
    }

    private static boolean assignRounded(
        final Decimal target, final long high, final long low, final boolean up, final boolean negative,
        final int scale) {
        if (!up) {
            return target.assignMagnitude(high, low, negative, scale);
        }
        return low == -1L
            ? target.assignMagnitude(high + 1, 0, negative, scale)
            : target.assignMagnitude(high, low + 1, negative, scale);
    }
}

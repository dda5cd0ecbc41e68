package io.turgo.decimal;

/** Change of scale: exact upwards, rounded HALF_UP downwards. */
final class Scaling {
    private Scaling() {
    }

    /** Writes the value of the source at a new scale into the target; false, target untouched, when out of range. */
    static boolean rescale(final Decimal target, final Decimal source, final int scale) {
        final int shift = scale - source.scale();
        if (shift == 0) {
            target.assign(source.high(), source.low(), scale);
            return true;
        }
        return shift > 0 ? raise(target, source, shift, scale) : drop(target, source, -shift, scale);
    }

    private static boolean raise(final Decimal target, final Decimal source, final int shift, final int scale) {
        final long sourceLow = source.low();
        if (shift <= PowersOfTen.MAX_LONG_EXPONENT && source.fitsLong()) {
            final long power = PowersOfTen.low(shift);
            target.assign(Math.multiplyHigh(sourceLow, power), sourceLow * power, scale);
            return true;
        }
        final long low = Int128.magnitudeLow(source.high(), sourceLow);
        final long high = Int128.productHigh(
            Int128.magnitudeHigh(source.high(), sourceLow), low, PowersOfTen.high(shift), PowersOfTen.low(shift));
        return target.assignMagnitude(high, low * PowersOfTen.low(shift), source.high() < 0, scale);
    }

    private static boolean drop(final Decimal target, final Decimal source, final int shift, final int scale) {
        if (shift <= PowersOfTen.MAX_LONG_EXPONENT && source.fitsLong()) {
            final long power = PowersOfTen.low(shift);
            final long quotient = source.low() / power;
            final long rest = Math.abs(source.low() - quotient * power);
            final long up = source.low() < 0 ? -1 : 1;
            target.assignLong(rest >= power >> 1 ? quotient + up : quotient, scale);
            return true;
        }
        return dropWide(target, source, shift, scale);
    }

    /** Half of 10^shift is added, then the division truncates; above 19 digits it is done in two exact steps. */
    private static boolean dropWide(final Decimal target, final Decimal source, final int shift, final int scale) {
        final long halfHigh = PowersOfTen.high(shift) >>> 1;
        final long halfLow = PowersOfTen.high(shift) << 63 | PowersOfTen.low(shift) >>> 1;
        final long low = Int128.magnitudeLow(source.high(), source.low()) + halfLow;
        final long high =
            Int128.magnitudeHigh(source.high(), source.low()) + halfHigh + Int128.carry(low, halfLow);
        final int firstShift = Math.min(shift, PowersOfTen.MAX_WORD_EXPONENT);
        final long divisor = PowersOfTen.low(firstShift);
        final long quotientHigh = Long.divideUnsigned(high, divisor);
        final long quotientLow = WordDivision.byWord(high - quotientHigh * divisor, low, divisor);
        if (shift == firstShift) {
            return target.assignMagnitude(quotientHigh, quotientLow, source.high() < 0, scale);
        }
        final long quotient = Long.divideUnsigned(quotientLow, PowersOfTen.low(shift - firstShift));
        return target.assignMagnitude(0, quotient, source.high() < 0, scale);
    }

    /** Hash of the value without its trailing fraction zeros, so that numerically equal decimals hash alike. */
    static int hashStripped(final long high, final long low, final int scale) {
        long magnitudeHigh = Int128.magnitudeHigh(high, low);
        long magnitudeLow = Int128.magnitudeLow(high, low);
        int left = (magnitudeHigh | magnitudeLow) == 0 ? 0 : scale;
        while (left > 0) {
            final long tenthHigh = magnitudeHigh / 10;
            final long tenthLow = WordDivision.byWord(magnitudeHigh - tenthHigh * 10, magnitudeLow, 10);
            if (tenthLow * 10 != magnitudeLow) {
                break;
            }
            magnitudeHigh = tenthHigh;
            magnitudeLow = tenthLow;
            left--;
        }
        final int hash = 31 * Long.hashCode(magnitudeHigh) + Long.hashCode(magnitudeLow);
        return high < 0 ? ~(31 * hash + left) : 31 * hash + left;
    }
}

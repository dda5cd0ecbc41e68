package io.turgo.decimal;

/** Conversion between decimals and doubles, correctly rounded both ways, in words alone. */
final class DoubleConversion {
    private static final long MAX_EXACT_LONG = 1L << 53;
    private static final int MAX_EXACT_POWER = 22;
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    /** Binary exponent of the lowest fraction bit of a subnormal double. */
    private static final int MIN_EXPONENT = -1074;
    private static final double[] EXACT_POWERS = new double[MAX_EXACT_POWER + 1];

    static {
        EXACT_POWERS[0] = 1;
        for (int exponent = 1; exponent <= MAX_EXACT_POWER; exponent++) {
            EXACT_POWERS[exponent] = EXACT_POWERS[exponent - 1] * 10;
        }
    }

    private DoubleConversion() {
    }

    /** Whether both operands of {@link #exact} are exact doubles. */
    static boolean isExact(final long unscaled, final int scale) {
        return scale <= MAX_EXACT_POWER && unscaled <= MAX_EXACT_LONG && unscaled >= -MAX_EXACT_LONG;
    }

    /** The nearest double by one division, for operands that {@link #isExact} has accepted. */
    static double exact(final long unscaled, final int scale) {
        return unscaled / EXACT_POWERS[scale];
    }

    /** The nearest double, ties to even. Two exact doubles divided give it at once; else 63 quotient bits decide. */
    static double toDouble(final Decimal value) {
        final long low = value.low();
        if (value.fitsLong() && isExact(low, value.scale())) {
            return exact(low, value.scale());
        }
        final double magnitude = nearest(
            Int128.magnitudeHigh(value.high(), low), Int128.magnitudeLow(value.high(), low), value.scale());
        return value.high() < 0 ? -magnitude : magnitude;
    }

    /**
     * Dividend and divisor are shifted until their top bits are set; half the dividend, followed by a zero word,
     * divided by the divisor is then a quotient of 63 or 64 bits. A remainder is kept as its lowest bit, far below
     * the 53 that stay, so that the one rounding, from long to double, goes the right way.
     */
    private static double nearest(final long high, final long low, final int scale) {
        if ((high | low) == 0) {
            return 0;
        }
        final int valueShift = leadingZeros(high, low);
        final long valueHigh = shiftLeftHigh(high, low, valueShift);
        final long valueLow = shiftLeftLow(low, valueShift);
        final long powerHigh = PowersOfTen.high(scale);
        final long powerLow = PowersOfTen.low(scale);
        final int divisorShift = leadingZeros(powerHigh, powerLow);
        final long divisorHigh = shiftLeftHigh(powerHigh, powerLow, divisorShift);
        final long divisorLow = shiftLeftLow(powerLow, divisorShift);
        final long middle = valueHigh << 63 | valueLow >>> 1;
        final long last = valueLow << 63;
        final long quotient = WordDivision.byTwoWords(valueHigh >>> 1, middle, last, divisorHigh, divisorLow);
        final long rest = WordDivision.remainderHigh(middle, last, divisorHigh, divisorLow, quotient)
            | last - quotient * divisorLow;
        final long sticky = rest != 0 ? 1 : 0;
        final long bits = quotient >>> 1 | quotient & 1 | sticky;
        return Math.scalb((double) bits, divisorShift - valueShift - 62);
    }

    private static int leadingZeros(final long high, final long low) {
        return high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
    }

    private static long shiftLeftHigh(final long high, final long low, final int shift) {
        return shift >= 64 ? low << shift - 64 : high << shift | low >>> 1 >>> 63 - shift;
    }

    private static long shiftLeftLow(final long low, final int shift) {
        return shift >= 64 ? 0 : low << shift;
    }

    /**
     * Writes the exact value of a finite double, rounded once to the scale, HALF_UP, into the target; false, target
     * untouched, when out of range. The fraction times 10^scale has three words; the binary exponent then shifts
     * them.
     */
    static boolean fromDouble(final Decimal target, final double value, final int scale) {
        final long bits = Double.doubleToRawLongBits(value);
        final int biased = (int) (bits >>> FRACTION_BITS) & 0x7FF;
        final long fraction = biased == 0 ? bits & FRACTION_MASK : bits & FRACTION_MASK | 1L << FRACTION_BITS;
        final int exponent = Math.max(1, biased) + MIN_EXPONENT - 1;
        final long carried = Int128.multiplyHighUnsigned(fraction, PowersOfTen.low(scale));
        final long low = fraction * PowersOfTen.low(scale);
        final long middle = fraction * PowersOfTen.high(scale) + carried;
        final long high =
            Int128.multiplyHighUnsigned(fraction, PowersOfTen.high(scale)) + Int128.carry(middle, carried);
        return exponent >= 0
            ? shiftUp(target, high, middle, low, exponent, bits < 0, scale)
            : roundDown(target, high, middle, low, -exponent, bits < 0, scale);
    }

    private static boolean shiftUp(
        final Decimal target, final long high, final long middle, final long low, final int shift,
        final boolean negative, final int scale) {
        if (high != 0 || shift >= leadingZeros(middle, low)) {
            return (high | middle | low) == 0 && target.assignMagnitude(0, 0, negative, scale);
        }
        return target.assignMagnitude(
            shiftLeftHigh(middle, low, shift), shiftLeftLow(low, shift), negative, scale);
    }

    /** Divides three words by 2^shift, at least 2: the truncated quotient, plus the highest bit that was cut. */
    private static boolean roundDown(
        final Decimal target, final long high, final long middle, final long low, final int shift,
        final boolean negative, final int scale) {
        if (wordAt(high, middle, low, shift + 127) != 0) {
            return false;
        }
        final long up = wordAt(high, middle, low, shift - 1) & 1;
        final long roundedLow = wordAt(high, middle, low, shift) + up;
        final long roundedHigh = wordAt(high, middle, low, shift + 64) + Int128.carry(roundedLow, up);
        return target.assignMagnitude(roundedHigh, roundedLow, negative, scale);
    }

    /** The 64 bits of a three-word number that begin at a bit position; bits past its end are zero. */
    private static long wordAt(final long high, final long middle, final long low, final int bit) {
        final int offset = bit & 63;
        switch (bit >>> 6) {
            case 0:
                return low >>> offset | middle << 1 << 63 - offset;
            case 1:
                return middle >>> offset | high << 1 << 63 - offset;
            case 2:
                return high >>> offset;
            default:
                return 0;
        }
    }
}

package io.turgo.decimal;

/**
 * Addition and numeric comparison of decimals of any two scales. Each {@code add} writes its result into the target,
 * or returns false and leaves the target alone when the result is out of range.
 */
final class Addition {
    private Addition() {
    }

    static boolean add(
        final Decimal target, final long xHigh, final long xLow, final int xScale,
        final long yHigh, final long yLow, final int yScale) {
        if (xScale == yScale) {
            return addAligned(target, xHigh, xLow, yHigh, yLow, xScale);
        }
        return xScale < yScale
            ? addScaled(target, xHigh, xLow, yScale - xScale, yHigh, yLow, yScale)
            : addScaled(target, yHigh, yLow, xScale - yScale, xHigh, xLow, xScale);
    }

    /** Two values in range give at most 2 * 10^38, which as a signed number wraps to -1.4 * 10^38, out of range too. */
    private static boolean addAligned(
        final Decimal target, final long xHigh, final long xLow, final long yHigh, final long yLow, final int scale) {
        final long low = xLow + yLow;
        final long high = xHigh + yHigh + Int128.carry(low, xLow);
        if (!Int128.inRange(high, low)) {
            return false;
        }
        target.assign(high, low, scale);
        return true;
    }

    /** x * 10^shift + y, at the scale of y. */
    private static boolean addScaled(
        final Decimal target, final long xHigh, final long xLow, final int shift,
        final long yHigh, final long yLow, final int scale) {
        if (shift <= PowersOfTen.MAX_LONG_EXPONENT && Int128.fitsLong(xHigh, xLow)) {
            final long power = PowersOfTen.low(shift);
            return addAligned(target, Math.multiplyHigh(xLow, power), xLow * power, yHigh, yLow, scale);
        }
        final long magnitudeLow = Int128.magnitudeLow(xHigh, xLow);
        final long high = Int128.productHigh(
            Int128.magnitudeHigh(xHigh, xLow), magnitudeLow, PowersOfTen.high(shift), PowersOfTen.low(shift));
        if (high == Int128.TOO_LARGE) {
            return false;
        }
        final long low = magnitudeLow * PowersOfTen.low(shift);
        return xHigh < 0 == yHigh < 0
            ? addMagnitudes(target, high, low, yHigh, yLow, scale)
            : subtractMagnitudes(target, high, low, yHigh, yLow, scale);
    }

    /** Sum of an unsigned magnitude and y, both of y's sign. */
    private static boolean addMagnitudes(
        final Decimal target, final long xHigh, final long xLow, final long yHigh, final long yLow, final int scale) {
        if (xHigh < 0) {
            return false;
        }
        final long low = xLow + Int128.magnitudeLow(yHigh, yLow);
        final long high = xHigh + Int128.magnitudeHigh(yHigh, yLow) + Int128.carry(low, xLow);
        return target.assignMagnitude(high, low, yHigh < 0, scale);
    }

    /** Sum of an unsigned magnitude, which may reach 2^128, and y, of opposite signs. */
    private static boolean subtractMagnitudes(
        final Decimal target, final long xHigh, final long xLow, final long yHigh, final long yLow, final int scale) {
        final long otherHigh = Int128.magnitudeHigh(yHigh, yLow);
        final long otherLow = Int128.magnitudeLow(yHigh, yLow);
        final boolean yWins = Int128.compareMagnitude(xHigh, xLow, otherHigh, otherLow) < 0;
        if (yWins) {
            return target.assignMagnitude(
                otherHigh - xHigh - Int128.borrow(otherLow, xLow), otherLow - xLow, yHigh < 0, scale);
        }
        return target.assignMagnitude(
            xHigh - otherHigh - Int128.borrow(xLow, otherLow), xLow - otherLow, yHigh >= 0, scale);
    }

    static int compare(final Decimal x, final Decimal y) {
        if (x.scale() == y.scale()) {
            return Int128.compare(x.high(), x.low(), y.high(), y.low());
        }
        final int sign = x.signum();
        if (sign != y.signum()) {
            return Integer.compare(sign, y.signum());
        }
        return x.scale() < y.scale() ? sign * compareScaled(x, y) : -sign * compareScaled(y, x);
    }

    /** Compares magnitudes; x has the smaller scale. */
    private static int compareScaled(final Decimal x, final Decimal y) {
        final int shift = y.scale() - x.scale();
        final long low = Int128.magnitudeLow(x.high(), x.low());
        final long high = Int128.productHigh(
            Int128.magnitudeHigh(x.high(), x.low()), low, PowersOfTen.high(shift), PowersOfTen.low(shift));
        if (high == Int128.TOO_LARGE) {
            return 1;
        }
        return Int128.compareMagnitude(
            high, low * PowersOfTen.low(shift),
            Int128.magnitudeHigh(y.high(), y.low()), Int128.magnitudeLow(y.high(), y.low()));
    }
}

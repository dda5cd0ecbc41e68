package io.turgo.decimal;

/** Exact products, alone and added to a sum; false, with the target untouched, when out of range. */
final class Multiplication {
    private Multiplication() {
    }

    static boolean multiply(final Decimal target, final Decimal a, final Decimal b) {
        final int scale = a.scale() + b.scale();
        if (scale > Decimal.MAX_SCALE) {
            return false;
        }
        if (a.fitsLong() && b.fitsLong()) {
            target.assign(Math.multiplyHigh(a.low(), b.low()), a.low() * b.low(), scale);
            return true;
        }
        return target.assignMagnitude(
            magnitudeHigh(a, b), magnitudeLow(a, b), (a.high() ^ b.high()) < 0, scale);
    }

    static boolean addProduct(final Decimal target, final Decimal a, final Decimal b) {
        final int scale = a.scale() + b.scale();
        if (scale > Decimal.MAX_SCALE) {
            return false;
        }
        if (a.fitsLong() && b.fitsLong()) {
            return Addition.add(
                target, target.high(), target.low(), target.scale(),
                Math.multiplyHigh(a.low(), b.low()), a.low() * b.low(), scale);
        }
        return addWideProduct(target, a, b, scale);
    }

    private static boolean addWideProduct(final Decimal target, final Decimal a, final Decimal b, final int scale) {
        final long high = magnitudeHigh(a, b);
        final long low = magnitudeLow(a, b);
        if (!Int128.magnitudeInRange(high, low)) {
            return false;
        }
        final boolean negative = (a.high() ^ b.high()) < 0;
        return Addition.add(
            target, target.high(), target.low(), target.scale(),
            negative ? Int128.negateHigh(high, low) : high, negative ? -low : low, scale);
    }

    private static long magnitudeHigh(final Decimal a, final Decimal b) {
        return Int128.productHigh(
            Int128.magnitudeHigh(a.high(), a.low()), Int128.magnitudeLow(a.high(), a.low()),
            Int128.magnitudeHigh(b.high(), b.low()), Int128.magnitudeLow(b.high(), b.low()));
    }

    private static long magnitudeLow(final Decimal a, final Decimal b) {
        return Int128.magnitudeLow(a.high(), a.low()) * Int128.magnitudeLow(b.high(), b.low());
    }
}

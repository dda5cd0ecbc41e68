package io.turgo.sql.function;

import io.turgo.decimal.Decimal;
import io.turgo.decimal.DecimalOverflowException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic on decimals as Flink has it: the exact result is rounded once, HALF_UP, to the scale of the result's type,
 * and what then has more digits than the type is no result. Each method puts the result into {@code out} and tells
 * whether there is one. Allocates only where an exact result has more than 38 digits before it is rounded. Any thread.
 */
public final class DecimalMath {
    private DecimalMath() {
    }

    /** a + b. */
    public static boolean add(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        try {
            return fit(out.sum(a, b), precision, scale);
        } catch (final DecimalOverflowException e) {
            return fit(a.toBigDecimal().add(b.toBigDecimal()), out, precision, scale);
        }
    }

    /** a - b. */
    public static boolean subtract(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        try {
            return fit(out.difference(a, b), precision, scale);
        } catch (final DecimalOverflowException e) {
            return fit(a.toBigDecimal().subtract(b.toBigDecimal()), out, precision, scale);
        }
    }

    /** a * b. */
    public static boolean multiply(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        if (a.scale() + b.scale() <= Decimal.MAX_SCALE && a.precision() + b.precision() <= Decimal.MAX_PRECISION) {
            return fit(out.product(a, b), precision, scale);
        }
        return fit(a.toBigDecimal().multiply(b.toBigDecimal()), out, precision, scale);
    }

    /**
     * a / b.
     *
     * @throws ArithmeticException if b is zero
     */
    public static boolean divide(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        requireDivisor(b.isZero());
        try {
            return out.quotient(a, b, scale).fits(precision);
        } catch (final DecimalOverflowException e) {
            return false;
        }
    }

    /**
     * The rest of a / b, with the sign of a.
     *
     * @throws ArithmeticException if b is zero
     */
    public static boolean remainder(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        requireDivisor(b.isZero());
        if (a.fitsLong() && b.fitsLong() && a.scale() == b.scale()) {
            return fit(out.setUnscaled(a.unscaledLong() % b.unscaledLong(), a.scale()), precision, scale);
        }
        return fit(a.toBigDecimal().remainder(b.toBigDecimal(), MathContext.UNLIMITED), out, precision, scale);
    }

    /**
     * What a whole number is divided by.
     *
     * @throws ArithmeticException if it is zero
     */
    public static long divisor(long b) {
        requireDivisor(b == 0);
        return b;
    }

    /** The same of what fits an int. */
    public static int divisor(int b) {
        requireDivisor(b == 0);
        return b;
    }

    private static void requireDivisor(boolean isZero) {
        if (isZero) {
            throw new ArithmeticException("a number is divided by zero; NULLIF(divisor, 0) makes that null");
        }
    }

    /** The same number at another type. */
    public static boolean cast(Decimal a, Decimal out, int precision, int scale) {
        return fit(out.set(a), precision, scale);
    }

    /** A whole number at another type. */
    public static boolean cast(long a, Decimal out, int precision, int scale) {
        return fit(out.setUnscaled(a, 0), precision, scale);
    }

    /** The part before the point, as a long holds it: cut, and its low bits if it is larger. */
    public static long wholePart(Decimal a) {
        return a.fitsLong() ? wholePart(a.low(), a.scale()) : a.toBigDecimal().longValue();
    }

    /** The part before the point of an unscaled value. */
    public static long wholePart(long unscaled, int scale) {
        long whole = unscaled;
        for (int i = 0; i < scale && whole != 0; i++) {
            whole /= 10;
        }
        return whole;
    }

    /** The largest whole number that is not larger. */
    public static boolean floor(Decimal a, Decimal out, int precision, int scale) {
        return rounded(a, RoundingMode.FLOOR, out, precision, scale);
    }

    /** The smallest whole number that is not smaller. */
    public static boolean ceil(Decimal a, Decimal out, int precision, int scale) {
        return rounded(a, RoundingMode.CEILING, out, precision, scale);
    }

    private static boolean rounded(Decimal a, RoundingMode mode, Decimal out, int precision, int scale) {
        if (a.fitsLong()) {
            final long whole = wholePart(a.low(), a.scale());
            final boolean cut = a.compareTo(out.setUnscaled(whole, 0)) != 0;
            final int step = mode == RoundingMode.FLOOR ? -1 : 1;
            final boolean moves = cut && a.signum() == step;
            return fit(out.setUnscaled(moves ? whole + step : whole, 0), precision, scale);
        }
        return fit(a.toBigDecimal().setScale(0, mode), out, precision, scale);
    }

    /** Rounds at a digit behind the point, or before it where {@code digits} is negative; ties away from zero. */
    public static boolean round(Decimal a, int digits, Decimal out, int precision, int scale) {
        if (digits >= a.scale()) {
            return cast(a, out, precision, scale);
        }
        if (digits >= 0) {
            return fit(out.set(a).rescale(digits), precision, scale);
        }
        return fit(a.toBigDecimal().setScale(digits, RoundingMode.HALF_UP), out, precision, scale);
    }

    /** Cuts at a digit behind the point, or before it where {@code digits} is negative. */
    public static boolean truncate(Decimal a, int digits, Decimal out, int precision, int scale) {
        if (digits >= a.scale()) {
            return cast(a, out, precision, scale);
        }
        return fit(a.toBigDecimal().setScale(digits, RoundingMode.DOWN), out, precision, scale);
    }

    private static boolean fit(Decimal value, int precision, int scale) {
        final int room = Decimal.MAX_PRECISION - (scale - value.scale());
        if (room < Decimal.MAX_PRECISION && !value.isZero() && (room < 1 || !value.fits(room))) {
            return false;
        }
        return value.rescale(scale).fits(precision);
    }

    private static boolean fit(BigDecimal exact, Decimal out, int precision, int scale) {
        final BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            return false;
        }
        out.set(rounded);
        return true;
    }
}

package io.turgo.sql.function;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.turgo.decimal.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Functions of numbers, alike on every JDK. Any thread. */
public final class MathFunctions {
    private static final double DEGREES = 180.0 / Math.PI;
    private static final int MOST_DIGITS = 18;

    private MathFunctions() {
    }

    /** ABS. */
    public static int abs(int value) {
        return Math.abs(value);
    }

    /** ABS. */
    public static long abs(long value) {
        return Math.abs(value);
    }

    /** ABS. */
    public static double abs(double value) {
        return Math.abs(value);
    }

    /** ABS. */
    public static boolean abs(Decimal value, Decimal out, int precision, int scale) {
        return DecimalMath.cast(out.abs(value), out, precision, scale);
    }

    /** SIGN. */
    public static int sign(int value) {
        return Integer.signum(value);
    }

    /** SIGN. */
    public static long sign(long value) {
        return Long.signum(value);
    }

    /** SIGN. */
    public static double sign(double value) {
        return Math.signum(value);
    }

    /** SIGN. */
    public static boolean sign(Decimal value, Decimal out, int precision, int scale) {
        return DecimalMath.cast(value.signum(), out, precision, scale);
    }

    /** CEIL. */
    public static long ceil(long value) {
        return value;
    }

    /** CEIL. */
    public static double ceil(double value) {
        return Math.ceil(value);
    }

    /** CEIL. */
    public static boolean ceil(Decimal value, Decimal out, int precision, int scale) {
        return DecimalMath.ceil(value, out, precision, scale);
    }

    /** FLOOR. */
    public static long floor(long value) {
        return value;
    }

    /** FLOOR. */
    public static double floor(double value) {
        return Math.floor(value);
    }

    /** FLOOR. */
    public static boolean floor(Decimal value, Decimal out, int precision, int scale) {
        return DecimalMath.floor(value, out, precision, scale);
    }

    /** ROUND. */
    public static long round(long value) {
        return value;
    }

    /** ROUND at a digit before the point, where {@code digits} is negative. */
    public static long round(long value, int digits) {
        if (digits >= 0) {
            return value;
        }
        if (digits < -MOST_DIGITS) {
            return 0;
        }
        final long unit = power(-digits);
        final long rest = value % unit;
        final long cut = value - rest;
        return Math.abs(rest) >= unit / 2 ? cut + Long.signum(value) * unit : cut;
    }

    /** ROUND. */
    public static double round(double value) {
        return round(value, 0);
    }

    /** ROUND of the decimal that a double's text is; ties away from zero. */
    public static double round(double value, int digits) {
        return atDigit(value, digits, RoundingMode.HALF_UP);
    }

    private static double atDigit(double value, int digits, RoundingMode mode) {
        return Double.isFinite(value)
            ? new BigDecimal(NumberOutput.toString(value, true)).setScale(digits, mode).doubleValue() : value;
    }

    /** ROUND. */
    public static boolean round(Decimal value, Decimal out, int precision, int scale) {
        return DecimalMath.round(value, 0, out, precision, scale);
    }

    /** ROUND. */
    public static boolean round(Decimal value, int digits, Decimal out, int precision, int scale) {
        return DecimalMath.round(value, digits, out, precision, scale);
    }

    /** TRUNCATE. */
    public static long truncate(long value) {
        return value;
    }

    /** TRUNCATE. */
    public static long truncate(long value, int digits) {
        return digits >= 0 ? value : digits < -MOST_DIGITS ? 0 : value - value % power(-digits);
    }

    /** TRUNCATE. */
    public static double truncate(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    /** TRUNCATE of the decimal that a double's text is. */
    public static double truncate(double value, int digits) {
        return atDigit(value, digits, RoundingMode.DOWN);
    }

    /** TRUNCATE. */
    public static boolean truncate(Decimal value, Decimal out, int precision, int scale) {
        return DecimalMath.truncate(value, 0, out, precision, scale);
    }

    /** TRUNCATE. */
    public static boolean truncate(Decimal value, int digits, Decimal out, int precision, int scale) {
        return DecimalMath.truncate(value, digits, out, precision, scale);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** POWER. */
    public static double power(double base, double exponent) {
        return StrictMath.pow(base, exponent);
    }

    /** SQRT. */
    public static double sqrt(double value) {
        return Math.sqrt(value);
    }

    /** EXP. */
    public static double exp(double value) {
        return StrictMath.exp(value);
    }

    /** LN. */
    public static double ln(double value) {
        return StrictMath.log(value);
    }

    /** LOG10. */
    public static double log10(double value) {
        return StrictMath.log10(value);
    }

    /** LOG2. */
    public static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    /** LOG to a base. */
    public static double log(double base, double value) {
        return StrictMath.log(value) / StrictMath.log(base);
    }

    /** LOG of base e. */
    public static double log(double value) {
        return StrictMath.log(value);
    }

    /** SIN. */
    public static double sin(double value) {
        return StrictMath.sin(value);
    }

    /** COS. */
    public static double cos(double value) {
        return StrictMath.cos(value);
    }

    /** TAN. */
    public static double tan(double value) {
        return StrictMath.tan(value);
    }

    /** COT. */
    public static double cot(double value) {
        return 1.0 / StrictMath.tan(value);
    }

    /** ASIN. */
    public static double asin(double value) {
        return StrictMath.asin(value);
    }

    /** ACOS. */
    public static double acos(double value) {
        return StrictMath.acos(value);
    }

    /** ATAN. */
    public static double atan(double value) {
        return StrictMath.atan(value);
    }

    /** ATAN2. */
    public static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    /** SINH. */
    public static double sinh(double value) {
        return StrictMath.sinh(value);
    }

    /** COSH. */
    public static double cosh(double value) {
        return StrictMath.cosh(value);
    }

    /** TANH. */
    public static double tanh(double value) {
        return StrictMath.tanh(value);
    }

    /** DEGREES. */
    public static double degrees(double radians) {
        return radians * DEGREES;
    }

    /** RADIANS. */
    public static double radians(double degrees) {
        return degrees * (Math.PI / 180.0);
    }

    /** PI. */
    public static double pi() {
        return Math.PI;
    }

    /** E. */
    public static double e() {
        return Math.E;
    }
}

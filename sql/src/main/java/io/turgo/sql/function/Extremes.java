package io.turgo.sql.function;

import io.turgo.decimal.Decimal;

/** GREATEST and LEAST of two values. Any thread; allocates nothing. */
public final class Extremes {
    private Extremes() {
    }

    /** The greater number. */
    public static int greatest(int a, int b) {
        return Math.max(a, b);
    }

    /** The greater number or time. */
    public static long greatest(long a, long b) {
        return Math.max(a, b);
    }

    /** The greater number. */
    public static double greatest(double a, double b) {
        return a >= b ? a : b;
    }

    /** The greater number. */
    public static boolean greatest(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        return DecimalMath.cast(a.compareTo(b) >= 0 ? a : b, out, precision, scale);
    }

    /** The text that is behind in the order of code points. */
    public static void greatest(TextValue a, TextValue b, TextValue out) {
        out.clear().append(a.compare(b) >= 0 ? a : b);
    }

    /** The smaller number. */
    public static int least(int a, int b) {
        return Math.min(a, b);
    }

    /** The smaller number or time. */
    public static long least(long a, long b) {
        return Math.min(a, b);
    }

    /** The smaller number. */
    public static double least(double a, double b) {
        return a <= b ? a : b;
    }

    /** The smaller number. */
    public static boolean least(Decimal a, Decimal b, Decimal out, int precision, int scale) {
        return DecimalMath.cast(a.compareTo(b) <= 0 ? a : b, out, precision, scale);
    }

    /** The text that is before in the order of code points. */
    public static void least(TextValue a, TextValue b, TextValue out) {
        out.clear().append(a.compare(b) <= 0 ? a : b);
    }
}

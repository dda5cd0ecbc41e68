package io.turgo.decimal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A mutable exact decimal: an unscaled integer of up to 38 digits, held as a 128-bit two's complement number in two
 * words, and a scale from 0 to 38. Its value is unscaled * 10^-scale. Accumulators, scratch values and accessors are
 * Decimals.
 *
 * <p>Operations write their result into the receiver and return it; operands may be the receiver itself. A result
 * that does not fit raises {@link DecimalOverflowException} and leaves the receiver as it was; nothing ever wraps.
 * Nothing allocates but errors and what returns an object ({@code of}, {@code toString}, {@code toBigDecimal}), and
 * {@code set(BigDecimal)}.
 *
 * <p>One thread at a time may write; any number may read a Decimal that is not being written (a constant operand).
 *
 * <p>{@code compareTo}, {@code equals} and {@code hashCode} are numeric: 1.50 equals 1.5. A Decimal that is a key in
 * a collection must not be changed.
 */
public final class Decimal implements Comparable<Decimal> {
    /** Largest number of digits of an unscaled value. */
    public static final int MAX_PRECISION = 38;
    /** Largest scale. */
    public static final int MAX_SCALE = 38;
    /** Characters that the longest text of a decimal takes: sign, zero, point and 38 fraction digits. */
    public static final int MAX_LENGTH = 41;

    /** Parse status: the value was set. */
    public static final int OK = 0;
    /** Parse status: the text is no decimal; the value is as before. */
    public static final int MALFORMED = 1;
    /** Parse status: the text is a decimal of more than 38 digits or a scale above 38; the value is as before. */
    public static final int TOO_MANY_DIGITS = 2;

    private long high;
    private long low;
    private int scale;

    /** Makes a zero of scale 0. */
    public Decimal() {
    }

    /**
     * A new Decimal from text, in the grammar of {@link #parse(CharSequence, int, int)}.
     *
     * @throws NumberFormatException if the text is no decimal or does not fit; the message names the text
     */
    public static Decimal of(final String text) {
        final Decimal value = new Decimal();
        final int status = value.parse(text, 0, text.length());
        if (status != OK) {
            throw new NumberFormatException(status == MALFORMED
                ? "'" + text + "' is no decimal, give [+-]digits[.digits][E[+-]digits]"
                : "'" + text + "' exceeds precision " + MAX_PRECISION + " or scale " + MAX_SCALE);
        }
        return value;
    }

    /** A new Decimal with the value of a {@code BigDecimal}, as {@link #set(BigDecimal)} takes it. */
    public static Decimal of(final BigDecimal value) {
        return new Decimal().set(value);
    }

    /** A new Decimal of value unscaled * 10^-scale, the scale from 0 to 38. */
    public static Decimal ofUnscaled(final long unscaled, final int scale) {
        return new Decimal().setUnscaled(unscaled, scale);
    }

    /** High word of the unscaled value in two's complement. */
    public long high() {
        return high;
    }

    /** Low word of the unscaled value. */
    public long low() {
        return low;
    }

    /** Number of fraction digits, 0 to 38. */
    public int scale() {
        return scale;
    }

    /**
     * Sets both words and the scale, as read from a record.
     *
     * @throws DecimalOverflowException if the unscaled value has more than 38 digits
     */
    public Decimal set(final long high, final long low, final int scale) {
        checkScale(scale);
        if (!Int128.inRange(high, low)) {
            throw DecimalOverflowException.ofResult("high=" + high + " low=" + low);
        }
        return assign(high, low, scale);
    }

    /** Sets the value to unscaled * 10^-scale, the scale from 0 to 38. */
    public Decimal setUnscaled(final long unscaled, final int scale) {
        return assignLong(unscaled, checkScale(scale));
    }

    /** Copies value and scale. */
    public Decimal set(final Decimal other) {
        return assign(other.high, other.low, other.scale);
    }

    /**
     * Sets value and scale from a {@code BigDecimal}; a negative scale becomes zero. Allocates.
     *
     * @throws DecimalOverflowException if precision or scale is then above 38, even if trailing zeros are the cause
     */
    public Decimal set(final BigDecimal value) {
        if (!BigDecimalConversion.fromBigDecimal(this, value)) {
            throw new DecimalOverflowException(
                value + " exceeds precision " + MAX_PRECISION + " or scale " + MAX_SCALE);
        }
        return this;
    }

    /** Sets zero, at a scale from 0 to 38. */
    public Decimal zero(final int scale) {
        return assign(0, 0, checkScale(scale));
    }

    /**
     * Sets the exact value of a double, rounded once to the scale, HALF_UP: what
     * {@code new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP)} gives.
     *
     * @throws DecimalOverflowException if that has more than 38 digits
     * @throws ArithmeticException      if the double is infinite or not a number
     */
    public Decimal setDouble(final double value, final int scale) {
        checkScale(scale);
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(value + " is no decimal, only finite doubles are");
        }
        if (!DoubleConversion.fromDouble(this, value, scale)) {
            throw DecimalOverflowException.ofResult(value + " at scale " + scale);
        }
        return this;
    }

    /** Is the unscaled value within the range of a long? */
    public boolean fitsLong() {
        return Int128.fitsLong(high, low);
    }

    /**
     * The unscaled value as a long.
     *
     * @throws DecimalOverflowException if it is outside the range of a long
     */
    public long unscaledLong() {
        if (!fitsLong()) {
            throw new DecimalOverflowException("unscaled value of " + this + " needs more than 64 bits");
        }
        return low;
    }

    /** -1, 0 or 1 as the value is negative, zero or positive. */
    public int signum() {
        return high < 0 ? -1 : isZero() ? 0 : 1;
    }

    /** Is the value zero, at whatever scale? */
    public boolean isZero() {
        return (high | low) == 0;
    }

    /** Number of decimal digits of the unscaled value, 1 to 38; zero has one. */
    public int precision() {
        return PowersOfTen.precision(Int128.magnitudeHigh(high, low), Int128.magnitudeLow(high, low));
    }

    /** Has the unscaled value at most so many digits? The precision is 1 to 38. */
    public boolean fits(final int precision) {
        if (precision < 1 || precision > MAX_PRECISION) {
            throw new IllegalArgumentException("precision=" + precision + " outside 1.." + MAX_PRECISION);
        }
        return PowersOfTen.fits(Int128.magnitudeHigh(high, low), Int128.magnitudeLow(high, low), precision);
    }

    /**
     * Returns this, unless the unscaled value has too many digits.
     *
     * @param precision largest allowed number of digits, 1 to 38
     * @param what      name of the value, for the message
     * @throws DecimalOverflowException naming the value and both precisions
     */
    public Decimal requirePrecision(final int precision, final String what) {
        if (!fits(precision)) {
            throw new DecimalOverflowException(
                what + "=" + this + " needs precision " + precision() + " > " + precision);
        }
        return this;
    }

    /** this = -a, at the scale of a. */
    public Decimal negate(final Decimal a) {
        return assign(Int128.negateHigh(a.high, a.low), -a.low, a.scale);
    }

    /** this = |a|, at the scale of a. */
    public Decimal abs(final Decimal a) {
        return a.high < 0 ? negate(a) : set(a);
    }

    /** this = a + b, exact, at the larger of the two scales. */
    public Decimal sum(final Decimal a, final Decimal b) {
        if (!Addition.add(this, a.high, a.low, a.scale, b.high, b.low, b.scale)) {
            throw DecimalOverflowException.ofResult(a + " + " + b);
        }
        return this;
    }

    /** this = a - b, exact, at the larger of the two scales. */
    public Decimal difference(final Decimal a, final Decimal b) {
        if (!Addition.add(this, a.high, a.low, a.scale, Int128.negateHigh(b.high, b.low), -b.low, b.scale)) {
            throw DecimalOverflowException.ofResult(a + " - " + b);
        }
        return this;
    }

    /** this = this + a, exact, at the larger of the two scales. */
    public Decimal add(final Decimal a) {
        return sum(this, a);
    }

    /** this = this - a, exact, at the larger of the two scales. */
    public Decimal subtract(final Decimal a) {
        return difference(this, a);
    }

    /** this = a * b, exact; the scale is the sum of both scales and must not exceed 38. */
    public Decimal product(final Decimal a, final Decimal b) {
        if (!Multiplication.multiply(this, a, b)) {
            throw DecimalOverflowException.ofProduct(a + " * " + b, a.scale + b.scale);
        }
        return this;
    }

    /** this = this + a * b, exact; overflows where {@code product} of a and b, or {@code add} of that, would. */
    public Decimal addProduct(final Decimal a, final Decimal b) {
        if (!Multiplication.addProduct(this, a, b)) {
            throw DecimalOverflowException.ofProduct(this + " + " + a + " * " + b, a.scale + b.scale);
        }
        return this;
    }

    /**
     * this = a / b, rounded once to the scale, HALF_UP (ties away from zero).
     *
     * @throws ArithmeticException if b is zero
     */
    public Decimal quotient(final Decimal a, final Decimal b, final int scale) {
        checkScale(scale);
        if (b.isZero()) {
            throw new ArithmeticException(a + " / " + b + " divides by zero");
        }
        if (!Quotient.divide(this, a, b, scale)) {
            throw DecimalOverflowException.ofResult(a + " / " + b + " at scale " + scale);
        }
        return this;
    }

    /** Changes the scale to one from 0 to 38, and the value only by rounding, HALF_UP, if digits are dropped. */
    public Decimal rescale(final int scale) {
        checkScale(scale);
        if (!Scaling.rescale(this, this, scale)) {
            throw DecimalOverflowException.ofResult(this + " at scale " + scale);
        }
        return this;
    }

    /**
     * Sets the value from {@code [+-]digits[.digits][(e|E)[+-]digits]}, exactly; a point may have digits on one side
     * only. The scale is the number of fraction digits as written, less the exponent; where that is negative the value
     * is multiplied out and the scale zero.
     *
     * @param text the text, parsed from index {@code from} up to but without {@code to}
     * @return {@link #OK}, or else {@link #MALFORMED} or {@link #TOO_MANY_DIGITS} and the value is as before
     * @throws IndexOutOfBoundsException if the range is not within the text
     */
    public int parse(final CharSequence text, final int from, final int to) {
        return DecimalParser.parse(this, text, text.length(), from, to);
    }

    /** As {@link #parse(CharSequence, int, int)}, from characters. */
    public int parse(final char[] text, final int from, final int to) {
        return DecimalParser.parse(this, text, text.length, from, to);
    }

    /** As {@link #parse(CharSequence, int, int)}, from ASCII bytes; other bytes are malformed. */
    public int parse(final byte[] ascii, final int from, final int to) {
        return DecimalParser.parse(this, ascii, ascii.length, from, to);
    }

    /**
     * Writes the value as ASCII in plain notation with exactly {@code scale} fraction digits.
     *
     * @param target where to write; room for {@link #MAX_LENGTH} bytes is always enough
     * @param offset index of the first byte
     * @return number of bytes written
     * @throws IndexOutOfBoundsException if the text does not fit; nothing is written then
     */
    public int format(final byte[] target, final int offset) {
        return DecimalFormatter.format(this, target, offset);
    }

    /** Appends the text that {@code format} writes. Allocates only if the builder has to grow. */
    public StringBuilder appendTo(final StringBuilder target) {
        DecimalFormatter.append(this, target);
        return target;
    }

    /** The same value and scale as a {@code BigDecimal}. Allocates. */
    public BigDecimal toBigDecimal() {
        return BigDecimalConversion.toBigDecimal(this);
    }

    /**
     * The double nearest to {@code unscaled / 10^scale}, ties to even.
     *
     * @param scale   0 to {@value #MAX_PRECISION}
     * @param scratch is overwritten where two exact doubles do not give it at once
     */
    public static double doubleValue(final long unscaled, final int scale, final Decimal scratch) {
        return DoubleConversion.isExact(unscaled, scale)
            ? DoubleConversion.exact(unscaled, scale) : scratch.setUnscaled(unscaled, scale).doubleValue();
    }

    /** The double nearest to the value, ties to even. */
    public double doubleValue() {
        return DoubleConversion.toDouble(this);
    }

    @Override
    public int compareTo(final Decimal other) {
        return Addition.compare(this, other);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Decimal decimal && compareTo(decimal) == 0;
    }

    @Override
    public int hashCode() {
        return Scaling.hashStripped(high, low, scale);
    }

    /** Plain notation with exactly {@code scale} fraction digits, as {@code BigDecimal.toPlainString} writes it. */
    @Override
    public String toString() {
        final byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, format(text, 0), StandardCharsets.ISO_8859_1);
    }

    /** Sets a value known to be in range. */
    Decimal assign(final long high, final long low, final int scale) {
        this.high = high;
        this.low = low;
        this.scale = scale;
        return this;
    }

    Decimal assignLong(final long unscaled, final int scale) {
        return assign(unscaled >> 63, unscaled, scale);
    }

    /** Sets a value from its unsigned magnitude; false, and nothing is set, if that is 10^38 or more. */
    boolean assignMagnitude(final long high, final long low, final boolean negative, final int scale) {
        if (!Int128.magnitudeInRange(high, low)) {
            return false;
        }
        if (negative) {
            assign(Int128.negateHigh(high, low), -low, scale);
        } else {
            assign(high, low, scale);
        }
        return true;
    }

    private static int checkScale(final int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale=" + scale + " outside 0.." + MAX_SCALE);
        }
        return scale;
    }
}

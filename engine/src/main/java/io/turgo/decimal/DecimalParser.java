package io.turgo.decimal;

import java.util.Objects;

/**
 * Reads {@code [+-]digits[.digits][(e|E)[+-]digits]} in ASCII, exactly; a point may have digits on one side only. The
 * text is a {@code CharSequence}, a {@code char[]} or ASCII in a {@code byte[]}; one implementation serves all three,
 * since the type test per character is always answered alike and costs less than the digit.
 *
 * <p>Significant digits are gathered in two words of 19 digits each, and put together once at the end.
 */
final class DecimalParser {
    /** Exponents stop growing here: past any text length, so that the scale is out of range whatever it is. */
    private static final long EXPONENT_CAP = 1L << 40;

    private DecimalParser() {
    }

    /** Sets the target and returns {@link Decimal#OK}, or leaves it alone and returns another status. */
    static int parse(final Decimal target, final Object text, final int length, final int from, final int to) {
        Objects.checkFromToIndex(from, to, length);
        int at = from;
        final int sign = at < to ? charAt(text, at) : 0;
        if (sign == '-' || sign == '+') {
            at++;
        }
        final int wholeEnd = skipDigits(text, at, to);
        final boolean point = wholeEnd < to && charAt(text, wholeEnd) == '.';
        final int digitsEnd = point ? skipDigits(text, wholeEnd + 1, to) : wholeEnd;
        if (digitsEnd - at == (point ? 1 : 0)) {
            return Decimal.MALFORMED;
        }
        long scale = Math.max(0, digitsEnd - wholeEnd - 1);
        if (digitsEnd < to) {
            final int exponentAt = exponentStart(text, digitsEnd, to);
            if (exponentAt == to || skipDigits(text, exponentAt, to) != to) {
                return Decimal.MALFORMED;
            }
            scale -= exponent(text, exponentAt, to);
        }
        return gather(target, text, at, digitsEnd, sign == '-', scale);
    }

    /** Value of the digits from {@code from}, a point among them skipped, at a scale that may still be out of range. */
    private static int gather(
        final Decimal target, final Object text, final int from, final int to, final boolean negative,
        final long scale) {
        long leading = 0;
        long trailing = 0;
        int trailingDigits = 0;
        int digits = 0;
        for (int at = from; at < to; at++) {
            final int digit = charAt(text, at) - '0';
            if (digit < 0 || digits == 0 && digit == 0) {
                continue;
            }
            if (++digits <= PowersOfTen.MAX_WORD_EXPONENT) {
                leading = leading * 10 + digit;
            } else if (digits <= Decimal.MAX_PRECISION) {
                trailing = trailing * 10 + digit;
                trailingDigits++;
            } else {
                return Decimal.TOO_MANY_DIGITS;
            }
        }
        final long power = PowersOfTen.low(trailingDigits);
        final long low = leading * power + trailing;
        final long high = Int128.multiplyHighUnsigned(leading, power) + Int128.carry(low, trailing);
        return assign(target, high, low, negative, scale);
    }

    private static int assign(
        final Decimal target, final long high, final long low, final boolean negative, final long scale) {
        if (scale >= 0 && scale <= Decimal.MAX_SCALE) {
            target.assignMagnitude(high, low, negative, (int) scale);
            return Decimal.OK;
        }
        if (scale < 0 && (high | low) == 0) {
            target.assign(0, 0, 0);
            return Decimal.OK;
        }
        if (scale > 0 || scale < -Decimal.MAX_PRECISION) {
            return Decimal.TOO_MANY_DIGITS;
        }
        final int shift = (int) -scale;
        final long raised = Int128.productHigh(high, low, PowersOfTen.high(shift), PowersOfTen.low(shift));
        return target.assignMagnitude(raised, low * PowersOfTen.low(shift), negative, 0)
            ? Decimal.OK : Decimal.TOO_MANY_DIGITS;
    }

    /** Index of the sign or first digit after an exponent mark at {@code at}, or {@code to} if there is no mark. */
    private static int exponentStart(final Object text, final int at, final int to) {
        final int mark = charAt(text, at);
        if (mark != 'e' && mark != 'E') {
            return to;
        }
        final boolean signed = at + 1 < to && isSign(charAt(text, at + 1));
        return signed ? at + 2 : at + 1;
    }

    private static boolean isSign(final int character) {
        return character == '+' || character == '-';
    }

    private static long exponent(final Object text, final int from, final int to) {
        long exponent = 0;
        for (int at = from; at < to; at++) {
            exponent = Math.min(EXPONENT_CAP, exponent * 10 + charAt(text, at) - '0');
        }
        return charAt(text, from - 1) == '-' ? -exponent : exponent;
    }

    private static int skipDigits(final Object text, final int from, final int to) {
        int at = from;
        while (at < to && isDigit(charAt(text, at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(final int character) {
        return character >= '0' && character <= '9';
    }

    private static int charAt(final Object text, final int index) {
        if (text instanceof byte[] bytes) {
            return bytes[index];
        }
        if (text instanceof char[] chars) {
            return chars[index];
        }
        return ((CharSequence) text).charAt(index);
    }
}

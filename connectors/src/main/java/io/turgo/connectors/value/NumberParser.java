package io.turgo.connectors.value;

import java.nio.charset.StandardCharsets;

/**
 * Reads whole and floating-point numbers from ASCII. Belongs to one thread.
 *
 * <p>A double of at most 15 digits whose power of ten is at most 22 is one exact operation on two exact doubles,
 * rounded once (W. Clinger, How to Read Floating Point Numbers Accurately, 1990, section 3); it allocates nothing.
 * Others go through {@link Double#parseDouble}, which costs a string.
 */
final class NumberParser {
    /** What became of a text. */
    enum Outcome { OK, MALFORMED, OUT_OF_RANGE }

    private static final int MOST_EXACT_DIGITS = 15;
    private static final int MOST_EXPONENT = 100_000;
    private static final double[] EXACT_POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
        1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    private long whole;
    private double floating;

    /** The number that {@link #parseLong} has read. */
    long whole() {
        return whole;
    }

    /** The number that {@link #parseDouble} has read. */
    double floating() {
        return floating;
    }

    /** Reads {@code [+-]digits} between two bounds. */
    Outcome parseLong(byte[] text, int from, int to, long least, long most) {
        final boolean negative = from < to && text[from] == '-';
        int at = negative || from < to && text[from] == '+' ? from + 1 : from;
        if (at == to) {
            return Outcome.MALFORMED;
        }
        final long lastTenth = Long.MIN_VALUE / 10;
        boolean fits = true;
        long minus = 0;
        for (; at < to; at++) {
            final int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return Outcome.MALFORMED;
            }
            fits &= minus > lastTenth || minus == lastTenth && digit <= 8;
            minus = minus * 10 - digit;
        }
        if (!fits || !negative && minus == Long.MIN_VALUE) {
            return Outcome.OUT_OF_RANGE;
        }
        whole = negative ? minus : -minus;
        return whole < least || whole > most ? Outcome.OUT_OF_RANGE : Outcome.OK;
    }

    /**
     * Reads {@code [+-]digits[.digits][(e|E)[+-]digits]}, {@code NaN} or {@code [+-]Infinity}. A point may have digits
     * on one side only.
     */
    Outcome parseDouble(byte[] text, int from, int to) {
        final boolean negative = from < to && text[from] == '-';
        final int start = negative || from < to && text[from] == '+' ? from + 1 : from;
        final int wholeEnd = skipDigits(text, start, to);
        final boolean point = wholeEnd < to && text[wholeEnd] == '.';
        final int digitsEnd = point ? skipDigits(text, wholeEnd + 1, to) : wholeEnd;
        if (digitsEnd - start == (point ? 1 : 0)) {
            return parseName(text, from, to);
        }
        int exponent = 0;
        if (digitsEnd < to) {
            final int exponentAt = exponentDigits(text, digitsEnd, to);
            if (exponentAt == to || skipDigits(text, exponentAt, to) != to) {
                return Outcome.MALFORMED;
            }
            exponent = exponent(text, exponentAt, to);
        }
        final int fraction = point ? digitsEnd - wholeEnd - 1 : 0;
        if (!exactly(text, start, digitsEnd, exponent - fraction)) {
            floating = Double.parseDouble(new String(text, start, to - start, StandardCharsets.US_ASCII));
        }
        floating = negative ? -floating : floating;
        return Double.isInfinite(floating) ? Outcome.OUT_OF_RANGE : Outcome.OK;
    }

    private static int skipDigits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Where the digits of the exponent start; {@code to} if there is none. */
    private static int exponentDigits(byte[] text, int at, int to) {
        if (text[at] != 'e' && text[at] != 'E') {
            return to;
        }
        final boolean sign = at + 1 < to && (text[at + 1] == '-' || text[at + 1] == '+');
        return sign ? at + 2 : at + 1;
    }

    private static int exponent(byte[] text, int from, int to) {
        int exponent = 0;
        for (int at = from; at < to && exponent < MOST_EXPONENT; at++) {
            exponent = exponent * 10 + text[at] - '0';
        }
        return text[from - 1] == '-' ? -exponent : exponent;
    }

    private boolean exactly(byte[] text, int from, int to, int exponent) {
        if (to - from > MOST_EXACT_DIGITS + 1 || Math.abs(exponent) >= EXACT_POWERS.length) {
            return false;
        }
        long digits = 0;
        int count = 0;
        for (int at = from; at < to; at++) {
            if (text[at] != '.') {
                digits = digits * 10 + text[at] - '0';
                count++;
            }
        }
        floating = exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
        return count <= MOST_EXACT_DIGITS;
    }

    private Outcome parseName(byte[] text, int from, int to) {
        if (Ascii.isWord(text, from, to, "NaN")) {
            floating = Double.NaN;
        } else if (Ascii.isWord(text, from, to, "Infinity") || Ascii.isWord(text, from, to, "+Infinity")) {
            floating = Double.POSITIVE_INFINITY;
        } else if (Ascii.isWord(text, from, to, "-Infinity")) {
            floating = Double.NEGATIVE_INFINITY;
        } else {
            return Outcome.MALFORMED;
        }
        return Outcome.OK;
    }
}

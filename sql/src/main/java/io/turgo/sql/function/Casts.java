package io.turgo.sql.function;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.turgo.decimal.Decimal;
import io.turgo.error.InvalidValueException;

/**
 * Conversions between texts and other values. What reads a text tells whether the text is a value. Any thread;
 * allocates nothing but where a double is read or written.
 */
public final class Casts {
    private static final int MOST_DIGITS = 64;
    private static final String[] TRUE = {"t", "true", "y", "yes", "1"};
    private static final String[] FALSE = {"f", "false", "n", "no", "0"};

    private Casts() {
    }

    /**
     * True, for what CAST cannot do without.
     *
     * @throws InvalidValueException if {@code done} is false
     */
    public static boolean require(boolean done, TextValue text, String type) {
        if (!done) {
            throw new InvalidValueException("'" + text + "' is no " + type
                + ", CAST cannot take it; TRY_CAST makes it NULL");
        }
        return true;
    }

    /** Reads a whole number; digits behind a point are cut. */
    public static boolean toLong(TextValue text, long least, long most, LongCell out) {
        final int to = end(text);
        final int from = start(text, to);
        final boolean negative = from < to && text.at(from) == '-';
        int at = negative || from < to && text.at(from) == '+' ? from + 1 : from;
        if (at == to) {
            return false;
        }
        long minus = 0;
        for (; at < to && text.at(at) != '.'; at++) {
            final int digit = text.at(at) - '0';
            if (digit < 0 || digit > 9 || minus < Long.MIN_VALUE / 10
                || minus == Long.MIN_VALUE / 10 && digit > 8) {
                return false;
            }
            minus = minus * 10 - digit;
        }
        for (at++; at < to; at++) {
            if (text.at(at) < '0' || text.at(at) > '9') {
                return false;
            }
        }
        if (!negative && minus == Long.MIN_VALUE) {
            return false;
        }
        out.value = negative ? minus : -minus;
        return out.value >= least && out.value <= most;
    }

    /** Reads a double, in the notation of Java. */
    public static boolean toDouble(TextValue text, DoubleCell out) {
        try {
            return out.set(Double.parseDouble(text.toString().trim()));
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    /** Reads a double that is a FLOAT. */
    public static boolean toFloat(TextValue text, DoubleCell out) {
        try {
            return out.set(Float.parseFloat(text.toString().trim()));
        } catch (final NumberFormatException e) {
            return false;
        }
    }

    /** Reads a decimal, rounded to its scale; tells whether the text is one, of no more digits than it may have. */
    public static boolean toDecimal(TextValue text, Decimal out, int precision, int scale) {
        return toDecimal(text, out) && DecimalMath.cast(out, out, precision, scale);
    }

    private static boolean toDecimal(TextValue text, Decimal out) {
        final int to = end(text);
        final int from = start(text, to);
        final byte[] ascii = Scratch.bytes(to - from);
        for (int i = from; i < to; i++) {
            ascii[i - from] = (byte) text.at(i);
        }
        final int status = out.parse(ascii, 0, to - from);
        return status == Decimal.OK || status == Decimal.TOO_MANY_DIGITS && toLongDecimal(text, out);
    }

    /** One of more digits than a decimal has: those behind the point may still be rounded away. */
    private static boolean toLongDecimal(TextValue text, Decimal out) {
        final java.math.BigDecimal exact = new java.math.BigDecimal(text.toString().trim());
        final int whole = Math.max(0, exact.precision() - exact.scale());
        if (whole > Decimal.MAX_PRECISION) {
            out.zero(0);
            return false;
        }
        out.set(exact.setScale(Math.min(Decimal.MAX_SCALE, Decimal.MAX_PRECISION - whole),
            java.math.RoundingMode.HALF_UP));
        return true;
    }

    /** Sets the decimal that the text of a double is; false for one that is not finite. */
    public static boolean toDecimal(double value, Decimal out) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(value + " is no decimal, only finite doubles are; leave it out by CASE");
        }
        final String text = NumberOutput.toString(value, true);
        final int status = out.parse(text, 0, text.length());
        return status == Decimal.OK || status == Decimal.TOO_MANY_DIGITS && toLongDecimal(TextValue.of(text), out);
    }

    /** Reads a truth value. */
    public static boolean toBoolean(TextValue text, LongCell out) {
        if (isOneOf(text, TRUE)) {
            return out.set(1);
        }
        return isOneOf(text, FALSE) && out.set(0);
    }

    private static boolean isOneOf(TextValue text, String[] words) {
        final int to = end(text);
        final int from = start(text, to);
        for (final String word : words) {
            boolean same = word.length() == to - from;
            for (int i = 0; same && i < word.length(); i++) {
                same = (text.at(from + i) | 0x20) == (word.charAt(i) | 0x20);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static int end(TextValue text) {
        int end = text.length();
        while (end > 0 && text.at(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    private static int start(TextValue text, int end) {
        int start = 0;
        while (start < end && text.at(start) <= ' ') {
            start++;
        }
        return start;
    }

    /** Writes a whole number. */
    public static void text(long value, TextValue out) {
        out.clear().append(value);
    }

    /** Writes a truth value. */
    public static void text(boolean value, TextValue out) {
        out.clear().append(value ? "TRUE" : "FALSE");
    }

    /** Writes the shortest text that is read back as the same double, alike on every JDK. */
    public static void text(double value, TextValue out) {
        out.clear().append(NumberOutput.toString(value, true));
    }

    /** Writes the shortest text that is read back as the same float. */
    public static void floatText(double value, TextValue out) {
        out.clear().append(NumberOutput.toString((float) value, true));
    }

    /** Writes a decimal with all digits of its scale. */
    public static void text(Decimal value, TextValue out) {
        final byte[] ascii = Scratch.bytes(MOST_DIGITS);
        out.clear().append(ascii, 0, value.format(ascii, 0));
    }

    /** Writes a date. */
    public static void dateText(int day, TextValue out) {
        TimeText.date(day, out.clear());
    }

    /** Writes a time of day. */
    public static void timeText(int ofDayMillis, int digits, TextValue out) {
        TimeText.time(ofDayMillis * TimePoints.MILLI_NS, digits, out.clear());
    }

    /** Writes a point in time. */
    public static void timestampText(long timeNs, int digits, TextValue out) {
        TimeText.timestamp(timeNs, digits, out.clear());
    }

    /** Cuts a text to so many characters. */
    public static void cut(TextValue text, int characters, TextValue out) {
        out.part(text, 0, text.length() <= characters ? text.length() : text.index(characters));
    }

    /** Cuts a text to so many characters, or adds spaces. */
    public static void pad(TextValue text, int characters, TextValue out) {
        cut(text, characters, out);
        final int missing = characters - out.characters();
        if (missing > 0) {
            out.clear().append(text);
            for (int i = 0; i < missing; i++) {
                out.append(' ');
            }
        }
    }

    /** Room for a number's ASCII, for the thread that asks. */
    private static final class Scratch {
        private static final ThreadLocal<byte[]> BYTES = ThreadLocal.withInitial(() -> new byte[MOST_DIGITS]);

        private Scratch() {
        }

        static byte[] bytes(int count) {
            return count <= MOST_DIGITS ? BYTES.get() : new byte[count];
        }
    }
}

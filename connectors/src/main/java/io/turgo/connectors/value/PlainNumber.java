package io.turgo.connectors.value;

/**
 * The common case of decimals and epochs, {@code [-]digits[.digits]} of at most 19 digits, scaled to a long; a point
 * may have digits on one side only. What it does not take is not wrong: the general way decides. Belongs to one thread;
 * allocates nothing.
 */
final class PlainNumber {
    private static final int MOST_DIGITS = 19;
    private static final long[] POWERS = new long[MOST_DIGITS];

    private long unscaled;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < MOST_DIGITS; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    /** The largest unscaled value of so many digits, 1 to 18. */
    static long most(int precision) {
        return POWERS[precision] - 1;
    }

    /** What {@link #parse} has read: the number times ten to the power of the scale. */
    long unscaled() {
        return unscaled;
    }

    /**
     * Reads a number.
     *
     * @param scale 0 to 18; zeros at the end of the fraction may be more
     * @param most  the largest magnitude
     * @return false if the text is anything else
     */
    boolean parse(byte[] text, int from, int to, int scale, long most) {
        final boolean negative = from < to && text[from] == '-';
        final int start = negative ? from + 1 : from;
        if (to - start > MOST_DIGITS + 1) {
            return false;
        }
        long value = 0;
        int point = to;
        for (int i = start; i < to; i++) {
            final int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (digit == '.' - '0' && point == to) {
                point = i;
            } else {
                return false;
            }
        }
        final int fraction = to - point - 1;
        final int digits = point == to ? to - start : to - start - 1;
        if (digits == 0 || digits > MOST_DIGITS || value < 0) {
            return false;
        }
        return fit(value, scale - Math.max(fraction, 0), most, negative);
    }

    /** 19 digits are less than 2^64, so that one too large for a long was seen to be negative. */
    private boolean fit(long value, int shift, long most, boolean negative) {
        long fitted = value;
        if (shift > 0) {
            if (value > most / POWERS[shift]) {
                return false;
            }
            fitted = value * POWERS[shift];
        } else if (shift < 0) {
            fitted = value / POWERS[-shift];
            if (fitted * POWERS[-shift] != value) {
                return false;
            }
        }
        unscaled = negative ? -fitted : fitted;
        return fitted <= most;
    }
}

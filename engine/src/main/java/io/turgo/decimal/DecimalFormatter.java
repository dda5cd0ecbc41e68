package io.turgo.decimal;

/**
 * Writes plain notation with exactly {@code scale} fraction digits, from the last digit backwards. The target is
 * ASCII in a {@code byte[]} or a {@code StringBuilder} already long enough. Writes to no state but the target.
 */
final class DecimalFormatter {
    private DecimalFormatter() {
    }

    static int length(final Decimal value) {
        final int digits = Math.max(value.precision(), value.scale() + 1);
        return digits + (value.scale() > 0 ? 1 : 0) + (value.signum() < 0 ? 1 : 0);
    }

    static int format(final Decimal value, final byte[] target, final int offset) {
        final int length = length(value);
        if (offset < 0 || offset > target.length - length) {
            throw new IndexOutOfBoundsException("offset=" + offset + " + length=" + length + " outside target.length="
                + target.length + ", give " + Decimal.MAX_LENGTH + " bytes to fit every decimal");
        }
        write(value, target, offset, length);
        return length;
    }

    static void append(final Decimal value, final StringBuilder target) {
        final int length = length(value);
        final int offset = target.length();
        target.setLength(offset + length);
        write(value, target, offset, length);
    }

    private static void write(final Decimal value, final Object target, final int offset, final int length) {
        final long divisor = PowersOfTen.low(PowersOfTen.MAX_WORD_EXPONENT);
        final long low = Int128.magnitudeLow(value.high(), value.low());
        final long upper = WordDivision.byWord(Int128.magnitudeHigh(value.high(), value.low()), low, divisor);
        long word = low - upper * divisor;
        final int scale = value.scale();
        final int first = value.signum() < 0 ? offset + 1 : offset;
        final int point = scale > 0 ? offset + length - 1 - scale : -1;
        int digits = 0;
        for (int at = offset + length - 1; at >= first; at--) {
            if (at == point) {
                put(target, at, '.');
                continue;
            }
            if (digits++ == PowersOfTen.MAX_WORD_EXPONENT) {
                word = upper;
            }
            final long tenth = (word >>> 1) / 5;
            put(target, at, (int) (word - tenth * 10) + '0');
            word = tenth;
        }
        if (first > offset) {
            put(target, offset, '-');
        }
    }

    private static void put(final Object target, final int index, final int character) {
        if (target instanceof byte[] bytes) {
            bytes[index] = (byte) character;
        } else {
            ((StringBuilder) target).setCharAt(index, (char) character);
        }
    }
}
